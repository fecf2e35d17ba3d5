/** The changes a project offers, and why those are missing that it does not. */
import type { BuildRequest, BuildResult } from '@/core/build/result.ts'
import { lookup, readText, walk } from '@/core/files/tree.ts'
import { applyChange } from './apply-change.ts'
import { baseRefs, otherTag } from './base-tag.ts'
import type { Change } from './change.ts'

export interface Offer {
  readonly label: string
  /** Absent where this project has nothing to change. */
  readonly change?: Change
  readonly why?: string
}

export interface Offers {
  readonly buttons: readonly Offer[]
  /** Every file of the project, by path. */
  readonly files: readonly string[]
  readonly arguments: readonly { readonly name: string; readonly value: string | undefined }[]
}

const FILES = ['src/App.jsx', 'nginx.conf'] as const
/** More than anybody looks through in a list. */
const FILE_LIMIT = 3000

export function offersFor(result: BuildResult): Offers {
  const { request } = result
  const [app, nginx] = FILES.map((path) => fileOffer(request, path))
  return {
    buttons: [app!, dependencyOffer(request), nginx!, ...baseOffers(result)],
    files: filesOf(request),
    arguments: argumentsOf(result),
  }
}

function fileOffer(request: BuildRequest, path: string): Offer {
  const label = `Edit ${path}`
  const found = lookup(request.context, path)
  if (found.kind === 'found' && found.node.kind === 'file') return { label, change: { kind: 'file', path } }
  return { label, why: `There is no ${path} in the project.` }
}

function dependencyOffer(request: BuildRequest): Offer {
  const change: Change = { kind: 'dependency' }
  const tried = applyChange(request, change)
  const label = 'Add a dependency'
  return tried.kind === 'impossible' ? { label, why: tried.why } : { label, change }
}

function baseOffers({ stages, request }: BuildResult): readonly Offer[] {
  const refs = baseRefs(stages.stages)
  if (refs.length === 0) return [{ label: 'Change the base tag', why: 'No FROM names an image.' }]
  return refs.map((from) => {
    const label = `Change the base tag of ${from}`
    const to = otherTag(from, request.catalogue)
    if (to === undefined) return { label, why: `No other tag of ${from} is recorded.` }
    return { label, change: { kind: 'base-tag', from, to } }
  })
}

function filesOf({ context, dockerfilePath }: BuildRequest): readonly string[] {
  const paths: string[] = []
  for (const { path, node } of walk(context)) {
    if (node.kind === 'file') paths.push(path.slice(1))
    if (paths.length >= FILE_LIMIT) break
  }
  return readText(context, dockerfilePath) === undefined ? paths : [...new Set([dockerfilePath, ...paths])]
}

/** ARG of the file and of its stages, each name once, with the value it has by default. */
function argumentsOf({ syntax, stages }: BuildResult): Offers['arguments'] {
  const found = new Map<string, string | undefined>()
  for (const instruction of syntax.instructions) {
    if (instruction.keyword !== 'ARG') continue
    for (const { text } of instruction.args) {
      const equals = text.indexOf('=')
      const name = equals < 0 ? text : text.slice(0, equals)
      const value = equals < 0 ? stages.globals.get(name) : text.slice(equals + 1).replace(/^(["'])(.*)\1$/, '$2')
      if (/^\w+$/.test(name)) found.set(name, found.get(name) ?? value)
    }
  }
  return [...found].map(([name, value]) => ({ name, value }))
}
