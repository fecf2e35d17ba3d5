/** COPY and ADD, read: sources, destination and options, nothing copied yet. */

import { digestFault } from '@/core/dockerfile/checksum.ts'
import { heredocMark } from '@/core/dockerfile/heredoc.ts'
import type { Flag, Instruction } from '@/core/dockerfile/syntax.ts'
import { normalize } from '@/core/files/path.ts'
import { addStep } from '../add-step.ts'
import { type ModeChange, readMode } from '../copying/file-mode.ts'
import { type Draft, failDraft } from '../draft.ts'
import { expandAll, expandName } from '../expanding.ts'
import { originalText, upperKeyword } from '../original.ts'
import type { Handler, Scene } from '../scene.ts'
import type { CopyAction, InlineFile, Source } from '../step.ts'
import { isGitSource, isHttpSource } from './remote.ts'

export const planCopy: Handler = (draft, instruction, scene) => {
  const words = instruction.args.map((word) => word.text)
  const paths = words.slice(0, -1).filter((word) => heredocMark(word) === undefined)
  const chownFlag = flagOf(instruction, 'chown')?.value ?? ''
  const chmodFlag = flagOf(instruction, 'chmod')?.value ?? ''
  const checksumFlag = flagOf(instruction, 'checksum')?.value ?? ''
  const destinationWord = words[words.length - 1] ?? ''
  const texts = [chownFlag, chmodFlag, checksumFlag, destinationWord, ...paths]
  const expanded = expandAll(draft, instruction, scene, texts)
  if (!expanded.ok) return expanded.draft
  const [chown = '', chmod = '', checksum = '', destination = '', ...sources] = expanded.words
  const files = inlineFiles(draft, instruction, scene)
  if ('draft' in files) return files.draft
  const mode = chmod === '' ? undefined : readMode(chmod)
  const refused = refusal(instruction, sources, { chmod, mode, checksum })
  if (refused !== undefined) return failDraft(draft, instruction, scene.file, 'copy', refused)
  const action = actionOf(draft, instruction, scene, { sources, files: files.files, destination, chown, mode })
  const name = upperKeyword(expandName(originalText(instruction, scene.text), draft, scene))
  return addStep(draft, instruction, action, name, historyText(instruction, action, destination, chown, chmod))
}

interface Read {
  readonly sources: readonly string[]
  readonly files: readonly InlineFile[]
  readonly destination: string
  readonly chown: string
  readonly mode: ModeChange | undefined
}

function actionOf(draft: Draft, instruction: Instruction, scene: Scene, read: Read): CopyAction {
  const from = flagOf(instruction, 'from')?.value
  const source: Source =
    from === undefined || instruction.keyword === 'ADD' ? { kind: 'context' } : scene.sourceOf(instruction, from)
  const unpack = flagOf(instruction, 'unpack')
  return {
    kind: instruction.keyword === 'ADD' ? 'add' : 'copy',
    from: source,
    sources: read.sources,
    files: read.files,
    destination: destinationOf(read.destination, draft.config.workingDir || '/'),
    chown: read.chown === '' ? undefined : read.chown,
    chmod: read.mode,
    // As BuildKit: --link is not used together with --chmod.
    link: isOn(flagOf(instruction, 'link')) && read.mode === undefined,
    parents: isOn(flagOf(instruction, 'parents')),
    exclude: instruction.flags.filter((flag) => flag.name === 'exclude').map((flag) => flag.value ?? ''),
    unpack: unpack === undefined ? undefined : isOn(unpack),
    flags: instruction.flags.filter((flag) => flag.name !== 'from').map((flag) => `--${flag.name}=${flag.value ?? ''}`),
  }
}

/** As BuildKit: `.` and the empty word mean the working directory; a `/` or `/.` at the end means a directory. */
function destinationOf(written: string, cwd: string): CopyAction['destination'] {
  const text = written === '' || written === '.' ? './' : written
  const path = normalize(text.startsWith('/') ? text : `${cwd}/${text}`)
  return { path, isDirectory: /(^|\/)\.?$/.test(text) }
}

function flagOf(instruction: Instruction, name: string): Flag | undefined {
  return instruction.flags.find((flag) => flag.name === name)
}

function isOn(flag: Flag | undefined): boolean {
  return flag !== undefined && !/^(0|f|false)$/i.test(flag.value ?? 'true')
}

type Inline = { readonly files: readonly InlineFile[] } | { readonly draft: Draft }

function inlineFiles(draft: Draft, instruction: Instruction, scene: Scene): Inline {
  const files: InlineFile[] = []
  for (const word of instruction.args.slice(0, -1)) {
    const mark = heredocMark(word.text)
    if (mark === undefined) continue
    // Looked up by name, as BuildKit does: of two bodies of one name the last counts.
    const content = instruction.heredocs.findLast(({ name }) => name === mark.name)?.content ?? ''
    // The escape of a body is always the backslash, and quotes are ordinary characters there.
    const body = expandAll(draft, instruction, { ...scene, escape: '\\' }, [content], { ignoreQuotes: true })
    if (mark.expand && !body.ok) return { draft: body.draft }
    files.push({ name: mark.name, content: mark.expand && body.ok ? body.words[0]! : content })
  }
  return { files }
}

interface Options {
  readonly chmod: string
  readonly mode: ModeChange | undefined
  readonly checksum: string
}

function refusal(instruction: Instruction, sources: readonly string[], options: Options): string | undefined {
  if (options.chmod !== '' && options.mode === undefined) return chmodFault(options.chmod)
  if (instruction.keyword === 'COPY') {
    if (sources.some(isGitSource)) return "source can't be a git ref for COPY"
    return sources.some(isHttpSource) ? "source can't be a URL for COPY" : undefined
  }
  if (options.checksum === '') return undefined
  if (sources.length !== 1) return "checksum can't be specified for multiple sources"
  if (isGitSource(sources[0]!)) return undefined
  return isHttpSource(sources[0]!) ? digestFault(options.checksum) : 'checksum requires HTTP(S) or Git sources'
}

/** Only what begins as a number is measured as one. */
function chmodFault(chmod: string): string {
  const octal = `invalid chmod parameter: '${chmod}'. it should be octal string and between 0 and 07777`
  return /^\d/.test(chmod) ? octal : 'invalid syntax'
}

/** As BuildKit writes it: --parents, --chown and --chmod are told, --from is not. */
function historyText(
  instruction: Instruction,
  action: CopyAction,
  destination: string,
  chown: string,
  chmod: string,
): string {
  const words: string[] = [instruction.keyword]
  if (action.parents) words.push('--parents')
  if (chown !== '') words.push(`--chown=${chown}`)
  if (chmod !== '') words.push(`--chmod=${chmod}`)
  words.push(...action.sources, ...action.files.map((file) => `<<${file.name}`), destination, '# buildkit')
  return words.join(' ')
}
