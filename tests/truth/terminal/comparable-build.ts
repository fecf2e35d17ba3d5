/**
 * A build's output in a form in which BuildKit of 2022 and ours can be laid side by side. Left out, because versions or
 * the moment decide them: numbers and order of steps that run side by side, times, digests, sizes, the export's details,
 * loading `.dockerignore` (old versions do it beside the Dockerfile, new ones only when a step needs it), the lines of a
 * failed command in the block at the end (old versions leave them out of the plain form), and the wrapping of errors. A base
 * image that is on the machine is CACHED in old versions and DONE in new ones, under the name of whichever stage came first:
 * `there`. An image that COPY --from names is looked up like a FROM's only in new versions.
 */
import { normaliseError } from '../docker/answer.ts'

export interface ComparableBuild {
  /** By name, sorted: how each step ended, and what it printed. */
  readonly steps: readonly string[]
  /** Names of the failed steps, as the block after the progress repeats them. */
  readonly failed: readonly string[]
  readonly error: string | undefined
}

interface Block {
  name: string
  end: string
  readonly log: string[]
}

export function comparableBuild(output: string): ComparableBuild {
  const lines = output.split('\n').filter((line) => !line.startsWith('stagecraft: '))
  const last = lines.filter((line) => line.trim() !== '').at(-1) ?? ''
  const succeeded = /^#\d+ DONE|^ - |naming to|^#\d+ writing/.test(last)
  return {
    steps: [...new Set([...blocksOf(lines)].filter(counts).map(shown))].sort(),
    failed: failedBlocks(lines),
    error: succeeded ? undefined : normaliseMessage(last),
  }
}

function blocksOf(lines: readonly string[]): Iterable<Block> {
  const blocks = new Map<string, Block>()
  for (const line of lines) {
    const [, number, text = ''] = /^#(\d+) (.*)$/.exec(line) ?? []
    if (number === undefined || number === '0' || /^(\.\.\.|sha256:|resolve |extracting |transferring )/.test(text))
      continue
    const block = blocks.get(number)
    if (block === undefined) blocks.set(number, { name: text, end: '', log: [] })
    else if (/^(DONE|CACHED|CANCELED|ERROR)/.test(text)) block.end = text
    else if (text !== block.name && /^\d+\.\d+ /.test(text)) block.log.push(text.replace(/^\S+ /, ''))
  }
  return blocks.values()
}

function counts({ name }: Block, _index: number, all: readonly Block[]): boolean {
  if (name === '[internal] load .dockerignore') return false
  const image = /^\[internal\] load metadata for (.*)$/.exec(name)?.[1]
  return image === undefined || !all.some((block) => block.name.replace(/@.*/, '') === `FROM ${image}`)
}

function shown({ name, end, log }: Block): string {
  let plain = name.replace(/@sha256:[0-9a-f]{64}/, '').replace(/(FROM docker\.io\/library\/[^:\s]+)$/, '$1:latest')
  const isBase = /(^|\] )FROM /.test(plain)
  if (isBase) plain = plain.replace(/^.*FROM /, 'FROM ')
  const state = isBase && /^(DONE|CACHED)/.test(end) ? 'there' : end.replace(/^(DONE|CACHED|CANCELED).*/, '$1')
  const text = state.startsWith('ERROR') ? `ERROR: ${normaliseMessage(state)}` : state
  return [`${plain}: ${text}`, ...log].join(' | ')
}

function failedBlocks(lines: readonly string[]): readonly string[] {
  const text = lines.join('\n')
  return [...text.matchAll(/^------\n > (.*?):\n/gm)].map(([, name]) => name!)
}

/** `executor failed running [argv]: exit code: 1` is what `process "argv" did not complete successfully` was. */
function normaliseMessage(text: string): string {
  return normaliseError(text.replace(/^#\d+ /, ''))
    .replace(/^failed to compute cache key: /, '')
    .replace(/^dockerfile parse error (?:on )?line/, 'dockerfile parse error on line')
    .replace(/ \(did you mean [^)]*\)$/, '')
    .replace(/^(target stage) "?([^"]*)"? could/, '$1 $2 could')
    .replace(/open \/?Dockerfile/, 'open Dockerfile')
    .replace(/^executor failed running \[(.*)\]: /, 'process "$1" did not complete successfully: ')
    .replace(/^failed to calculate checksum of ref <id>: "(.*)": not found$/, '"$1" not found')
    .replace(/^"(.*)" not found: not found$/, '"$1" not found')
    .replace(/process "(.*)" did/, (_, argv: string) => `process "${argv.replaceAll('\\"', '"')}" did`)
}

/** The last picture of the terminal form, without times, widths and what the export says; recorded after the plain one, so more of it is cached. */
export function comparablePicture(tty: string): readonly string[] {
  const lines = tty.split('\n').map((line) => line.trimEnd())
  const end = lines.findIndex((line, i) => i > 0 && !line.startsWith(' =>'))
  const shown = lines
    .slice(1, end < 0 ? undefined : end)
    .filter((line) => !/^ => => (exporting|writing|naming|unpacking|transferring|resolve|sha256|extracting)/.test(line))
    .map((line) => line.replace(/ +\d+\.\d+s$/, '').replace(' => CACHED ', ' => '))
    .map((line) => line.replace(/@sha256:[0-9a-f]+/, ''))
    .map((line) =>
      line.replace(
        /^ => .*FROM (docker\.io\/library\/[^:\s]+)(:\S+)?$/,
        (_, name, tag) => ` => FROM ${name}${tag ?? ':latest'}`,
      ),
    )
    .filter((line) => line !== ' => [internal] load .dockerignore' && !line.startsWith(' => WARN: '))
  const images = shown.filter((line) => line.startsWith(' => FROM ')).map((line) => line.replace(' => FROM ', ''))
  const bare = lines.filter((line) => / => (CACHED )?FROM /.test(line))
  const looked = (line: string) =>
    images.some((image) => line.endsWith(`load metadata for ${image}`) && bare.some((each) => each.includes(image)))
  return [...new Set(shown.filter((line) => !looked(line)))].sort()
}
