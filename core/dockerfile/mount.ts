/** `RUN --mount=…`: its fields, and BuildKit's errors for them. */
import { csvFields } from './csv-fields.ts'
import { goQuote } from './go-quote.ts'
import { withSuggestion } from './suggest.ts'

export type MountType = 'bind' | 'cache' | 'tmpfs' | 'secret' | 'ssh'
export type CacheSharing = 'shared' | 'private' | 'locked'

export interface Mount {
  readonly type: MountType
  readonly from: string
  readonly source: string
  readonly target: string
  readonly readOnly: boolean
  readonly id: string
  readonly sharing: CacheSharing | undefined
  readonly required: boolean
  readonly size: string | undefined
  readonly mode: number | undefined
  readonly uid: number | undefined
  readonly gid: number | undefined
  /** Name of the environment variable a secret is given in. */
  readonly env: string | undefined
}

export type MountResult =
  | { readonly kind: 'ok'; readonly mount: Mount }
  | { readonly kind: 'error'; readonly message: string }

const TYPES = ['bind', 'cache', 'tmpfs', 'secret', 'ssh'] as const
const SHARING = ['shared', 'private', 'locked'] as const
/** Bytes as docker/go-units reads them: `64m`, `1.5GiB`. */
const SIZE = /^\d+(?:\.\d*)? ?(?:[bkmgtp]|[kmgtp]i?b)?$/i

const KEYS = [
  'type',
  'from',
  'source',
  'target',
  'readonly',
  'readwrite',
  'id',
  'sharing',
  'required',
  'size',
  'mode',
  'uid',
  'gid',
  'src',
  'dst',
  'destination',
  'ro',
  'rw',
  'env',
]

/** The one fault found when the file is read, before anything is expanded. */
export function mountFromFault(value: string): string | undefined {
  const csv = csvFields(value)
  if (csv.kind === 'error') return `failed to parse csv mounts: ${csv.message}`
  for (const field of csv.fields) {
    const [key, text] = keyAndValue(field)
    const dollar = text?.indexOf('$') ?? -1
    if (key === 'from' && dollar >= 0 && dollar !== text!.length - 1) {
      return "'from' doesn't support variable expansion, define alias stage instead"
    }
  }
  return undefined
}

type Draft = { -readonly [K in keyof Mount]: Mount[K] } & { readOnlyGiven: boolean }

/** As BuildKit does when the stage is built; `expandValue` expands one option's value. */
export function parseMount(value: string, expandValue: (text: string) => string = (text) => text): MountResult {
  const csv = csvFields(value)
  if (csv.kind === 'error') return { kind: 'error', message: `failed to parse csv mounts: ${csv.message}` }
  const draft = emptyMount()
  for (const field of csv.fields) {
    const message = readField(draft, field, expandValue)
    if (message !== undefined) return { kind: 'error', message }
  }
  const message = wholeMountFault(draft)
  if (message !== undefined) return { kind: 'error', message }
  const { readOnlyGiven, ...mount } = draft
  const writable = mount.type === 'cache' || mount.type === 'tmpfs'
  return { kind: 'ok', mount: readOnlyGiven ? mount : { ...mount, readOnly: !writable } }
}

function emptyMount(): Draft {
  return {
    type: 'bind',
    from: '',
    source: '',
    target: '',
    readOnly: true,
    readOnlyGiven: false,
    id: '',
    sharing: undefined,
    required: false,
    size: undefined,
    mode: undefined,
    uid: undefined,
    gid: undefined,
    env: undefined,
  }
}

function keyAndValue(field: string): [string, string | undefined] {
  const equals = field.indexOf('=')
  if (equals < 0) return [field.toLowerCase(), undefined]
  return [field.slice(0, equals).toLowerCase(), field.slice(equals + 1)]
}

function readField(draft: Draft, field: string, expandValue: (text: string) => string): string | undefined {
  const [key, written] = keyAndValue(field)
  if (written === undefined) return readSwitch(draft, key, field)
  return readPair(draft, key, expandValue(written), field)
}

/** An option without `=`. */
function readSwitch(draft: Draft, key: string, field: string): string | undefined {
  if (key === 'readonly' || key === 'ro') return setReadOnly(draft, true)
  if (key === 'readwrite' || key === 'rw') return setReadOnly(draft, false)
  if (key !== 'required') return `invalid field '${field}' must be a key=value pair`
  return setRequired(draft, true)
}

function setReadOnly(draft: Draft, value: boolean): undefined {
  draft.readOnly = value
  draft.readOnlyGiven = true
}

function setRequired(draft: Draft, value: boolean): string | undefined {
  if (draft.type !== 'secret' && draft.type !== 'ssh') return unexpectedFor('required', draft.type)
  draft.required = value
  return undefined
}

function unexpectedFor(key: string, type: MountType): string {
  return `unexpected key '${key}' for mount type '${type}'`
}

function readPair(draft: Draft, key: string, value: string, field: string): string | undefined {
  switch (key) {
    case 'type':
      return setType(draft, value)
    case 'from':
    case 'source':
    case 'target':
    case 'id':
    case 'env':
      draft[key] = value
      return undefined
    case 'src':
      draft.source = value
      return undefined
    case 'dst':
    case 'destination':
      draft.target = value
      return undefined
    case 'sharing':
      return setSharing(draft, value)
    case 'size':
      if (draft.type !== 'tmpfs') return unexpectedFor(key, draft.type)
      if (!SIZE.test(value)) return `invalid value for size: ${value}`
      draft.size = value
      return undefined
    case 'mode':
    case 'uid':
    case 'gid':
      return setNumber(draft, key, value)
    case 'readonly':
    case 'ro':
    case 'readwrite':
    case 'rw':
    case 'required':
      return setBoolean(draft, key, value)
    default:
      return withSuggestion(`unexpected key '${key}' in '${field}'`, key, KEYS)
  }
}

function setType(draft: Draft, value: string): string | undefined {
  const type = TYPES.find((each) => each === value.toLowerCase())
  if (type === undefined) return withSuggestion(`unsupported mount type ${goQuote(value)}`, value, TYPES)
  draft.type = type
  return undefined
}

function setSharing(draft: Draft, value: string): string | undefined {
  const sharing = SHARING.find((each) => each === value.toLowerCase())
  if (sharing === undefined) return withSuggestion(`unsupported sharing value ${goQuote(value)}`, value, SHARING)
  draft.sharing = sharing
  return undefined
}

function setNumber(draft: Draft, key: 'mode' | 'uid' | 'gid', value: string): string | undefined {
  const valid = key === 'mode' ? /^[0-7]+$/.test(value) : /^\d+$/.test(value)
  if (!valid) return `invalid value ${value} for ${key}`
  draft[key] = Number.parseInt(value, key === 'mode' ? 8 : 10)
  return undefined
}

function setBoolean(draft: Draft, key: string, value: string): string | undefined {
  const yes = /^(1|t|T|TRUE|true|True)$/.test(value)
  if (!yes && !/^(0|f|F|FALSE|false|False)$/.test(value)) return `invalid value for ${key}: ${value}`
  if (key === 'required') return setRequired(draft, yes)
  return setReadOnly(draft, key.startsWith('readw') || key === 'rw' ? !yes : yes)
}

function wholeMountFault(mount: Draft): string | undefined {
  const ownerAllowed = mount.type === 'secret' || mount.type === 'ssh' || mount.type === 'cache'
  for (const key of ['mode', 'uid', 'gid'] as const) {
    if (mount[key] !== undefined && !ownerAllowed) return `${key} not allowed for ${goQuote(mount.type)} type mounts`
  }
  if (mount.type !== 'secret') {
    const shares = mount.sharing !== undefined && mount.type !== 'cache'
    return shares ? `invalid cache sharing set for ${mount.type} mount` : undefined
  }
  if (mount.from !== '') return 'secret mount should not have a from'
  if (mount.sharing !== undefined) return 'secret mount should not define sharing'
  if (mount.source === '' && mount.target === '' && mount.id === '') {
    return 'invalid secret mount. one of source, target required'
  }
  return mount.source !== '' && mount.id !== '' ? "both source and id can't be set" : undefined
}
