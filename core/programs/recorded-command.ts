/** A program of which only some commands are known: those that a course has recorded. */
import { sha256Hex } from '@/core/files/digest.ts'
import { resolve } from '@/core/files/path.ts'
import { type FileTree, file, lookup, put } from '@/core/files/tree.ts'
import type { RecordedCommand } from '@/core/images/command-record.ts'
import { familiarName, parseReference } from '@/core/images/reference.ts'
import { searchPath } from '@/core/shell/find-program.ts'
import type { Process, ProgramTable } from '@/core/shell/process.ts'

type Found = ReturnType<ProgramTable['find']>

/** Undefined when no record fits: the table then says what it knows. */
export function recordedProgram(
  process: Process,
  ref: string | undefined,
  commands: readonly RecordedCommand[],
): Found | undefined {
  const repository = repositoryOf(ref)
  for (const recorded of commands.filter(({ on }) => on === repository)) {
    const output = matched(process.argv, recorded.command)
    if (output === undefined || !fits(process, recorded)) continue
    const written = Object.entries(recorded.writes).map(
      ([path, bytes]) => [path.replace('{output}', output), bytes] as const,
    )
    const run = () => ({
      kind: 'exited' as const,
      code: 0,
      output: recorded.prints.map((line) => ({ fd: 1 as const, text: `${line}\n` })),
      tree: written.reduce(
        (tree, [path, bytes]) => withFile(tree, resolve(process.cwd, path), bytes, recorded),
        process.tree,
      ),
    })
    return { kind: 'program', path: placeOf(process), run }
  }
  return undefined
}

/** Where exactly it lies does not matter: some folder of PATH. */
function placeOf(process: Process): string {
  return `${searchPath(process)[0] ?? '/usr/local/bin'}/${process.argv[0]}`
}

function repositoryOf(ref: string | undefined): string | undefined {
  const parsed = ref === undefined ? undefined : parseReference(ref)
  return parsed?.kind === 'reference' ? familiarName(parsed.reference) : undefined
}

/** The path that stands for `{output}` (empty where the record has none); undefined when the words differ. */
function matched(argv: readonly string[], words: readonly string[]): string | undefined {
  if (argv.length !== words.length) return undefined
  const at = words.indexOf('{output}')
  if (words.some((word, index) => index !== at && word !== argv[index])) return undefined
  return at < 0 ? '' : argv[at]!
}

function fits({ env, tree, cwd }: Process, { env: wanted, inputs }: RecordedCommand): boolean {
  if (Object.entries(wanted).some(([name, value]) => env.get(name) !== value)) return false
  return Object.entries(inputs).every(([path, sha256]) => {
    const found = lookup(tree, resolve(cwd, path))
    if (found.kind !== 'found' || found.node.kind !== 'file') return false
    const { content } = found.node
    return content.kind === 'bytes' && sha256Hex(content.bytes) === sha256
  })
}

function withFile(tree: FileTree, path: string, size: number | null, { command, evidence }: RecordedCommand): FileTree {
  const name = command.join(' ')
  const content =
    size === null
      ? ({ kind: 'unknown', why: `what ${name} writes is not recorded byte for byte` } as const)
      : ({ kind: 'recorded', size, id: `${name} ${path}`, evidence } as const)
  return put(tree, path, file(content, { mode: 0o755 }))
}
