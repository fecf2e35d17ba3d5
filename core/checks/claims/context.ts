import { z } from 'zod'
import { filterContext } from '@/core/dockerignore/filter.ts'
import { findIgnoreFile } from '@/core/dockerignore/find.ts'
import { parseIgnore } from '@/core/dockerignore/parse-ignore.ts'
import type { FileTree } from '@/core/files/tree.ts'
import { EMPTY_TREE, file, lookup, put, readText, walk } from '@/core/files/tree.ts'
import { defineClaim } from '../claim.ts'
import { type Facts, type Finding, fail, type Place, pass } from '../finding.ts'
import { excludingLine, faultyInclusion } from '../ignore-lines.ts'
import { type Work, withAbsent } from '../work.ts'

/** `context: { lacks: [node_modules, build] }`, `context: { has: [package.json, src] }` */
export const context = defineClaim({
  doc: 'No file below these folders reaches the build context (an empty folder may); these files, and all files of these folders, do.',
  schema: z.strictObject({ lacks: z.array(z.string()).default([]), has: z.array(z.string()).default([]) }),
  judge({ lacks, has }, work) {
    const ignoreFile = findIgnoreFile(work.workspace, 'Dockerfile')
    const text = ignoreFile === undefined ? '' : (readText(work.workspace, ignoreFile) ?? '')
    const parsed = parseIgnore(text)
    const name = ignoreFile ?? '.dockerignore'
    if (parsed.error) {
      const { message, line } = parsed.error
      return fail(`The build stops. Docker says: ${message}`, { file: name, line, column: 1 }, { error: 'bad-pattern' })
    }
    const whole = withAbsent(work.workspace, probes(work))
    const reaching = filterContext(whole, parsed.patterns)
    const look: Look = { work, whole, reaching, file: name, text, exists: ignoreFile !== undefined }
    return firstBad([...lacks.map((folder) => mustLack(look, folder)), ...has.map((path) => mustHave(look, path))])
  },
})

interface Look {
  readonly work: Work
  readonly whole: FileTree
  readonly reaching: FileTree
  readonly file: string
  readonly text: string
  readonly exists: boolean
}

function firstBad(findings: readonly Finding[]): Finding {
  return findings.find((finding) => finding.status !== 'pass') ?? pass('The build context holds what it should.')
}

function mustLack(look: Look, folder: string): Finding {
  const below = filesUnder(look.reaching, folder)
  if (below.length === 0) return pass(`Nothing below ${folder} reaches the build context.`)
  const count = below.length === 1 ? 'One file' : 'Files'
  const what = `${count} below \`${folder}\` still reach${below.length === 1 ? 'es' : ''} the build context, for instance \`${below[0]}\`.`
  if (!look.exists) {
    return fail(
      `${what} There is no \`.dockerignore\` yet.`,
      { file: look.file, line: 1, column: 1 },
      facts('no-file', folder),
    )
  }
  const fault = faultyInclusion(look.text, folder, below[0]!)
  return fail(
    `${what}${fault.why}`,
    { file: look.file, line: fault.line, column: 1 },
    { ...facts('reaches', folder), ...fault.facts },
  )
}

function mustHave(look: Look, path: string): Finding {
  const wanted = wantedFiles(look, path)
  if (wanted.length === 0)
    return fail(`\`${path}\` is not in the folder any more, and the build needs it.`, undefined, facts('gone', path))
  const missing = wanted.find((file) => lookup(look.reaching, file).kind !== 'found')
  if (missing === undefined) return pass(`${path} reaches the build context.`)
  const line = excludingLine(look.text, look.whole, missing)
  const at: Place = { file: look.file, line: line ?? 1, column: 1 }
  return fail(`\`${missing}\` does not reach the build context, and the build needs it.`, at, facts('kept-out', path))
}

function facts(context: string, folder: string): Facts {
  return { context, folder }
}

/** A folder means all of its files that the starter has too; `vite.config.*` any file of that form. */
function wantedFiles({ work, whole }: Look, path: string): readonly string[] {
  if (path.endsWith('.*')) {
    const names = [...whole.root.entries.keys()]
    return names.filter((name) => name.startsWith(path.slice(0, -1)))
  }
  const found = lookup(whole, path)
  if (found.kind !== 'found') return []
  if (found.node.kind !== 'directory') return [path]
  return filesUnder(whole, path).filter((file) => lookup(work.world.starter, file).kind !== 'absent')
}

function filesUnder(tree: FileTree, folder: string): readonly string[] {
  if (lookup(tree, folder).kind !== 'found') return []
  return [...walk(tree, folder)].filter(({ node }) => node.kind !== 'directory').map(({ path }) => path.slice(1))
}

/** What a developer's folder holds after an install and a build: by the record, one file of each package is enough. */
function probes(work: Work): FileTree {
  let tree = EMPTY_TREE
  const add = (path: string) => {
    tree = put(tree, path, file(''))
  }
  for (const app of work.world.apps) {
    for (const { folder } of app.installs[0]?.packages ?? []) add(`${folder}/package.json`)
    for (const path of Object.keys(app.build.files)) add(`${app.build.outDir}/${path}`)
  }
  for (const path of ['node_modules/.package-lock.json', 'node_modules/react/cjs/react.production.js']) add(path)
  return tree
}
