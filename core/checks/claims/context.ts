import { z } from 'zod'
import { filterContext } from '@/core/dockerignore/filter.ts'
import { findIgnoreFile } from '@/core/dockerignore/find.ts'
import { parseIgnore } from '@/core/dockerignore/parse-ignore.ts'
import type { FileTree } from '@/core/files/tree.ts'
import { file, lookup, put, readText, treeOf, walk } from '@/core/files/tree.ts'
import type { AppRecord } from '@/core/images/app-record.ts'
import { defineClaim } from '../claim.ts'
import { type Facts, type Finding, fail, type Place, pass } from '../finding.ts'
import { excludingLine, faultyInclusion } from '../ignore-lines.ts'
import type { Work } from '../work.ts'

/** `context: { lacks: [node_modules, build] }`, `context: { has: [package.json, src] }` */
export const context = defineClaim({
  doc: 'No file below these folders reaches the build context (an empty folder may); these files, and all files of these folders, do.',
  facts: {
    context: ['no-file', 'reaches', 'kept-out', 'gone'],
    folder: 'the path in question',
    line: ['exception', 'near', 'none'],
    written: 'the line that nearly fits',
  },
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
    const reaching = filterContext(work.workspace, parsed.patterns)
    const probing = filterContext(withProbes(probes(work.world.apps), lacks), parsed.patterns)
    const look: Look = { work, reaching, probing, file: name, text, exists: ignoreFile !== undefined }
    return firstBad([...lacks.map((folder) => mustLack(look, folder)), ...has.map((path) => mustHave(look, path))])
  },
})

interface Look {
  readonly work: Work
  readonly reaching: FileTree
  /** What would reach it of a full install and a build. */
  readonly probing: FileTree
  readonly file: string
  readonly text: string
  readonly exists: boolean
}

function firstBad(findings: readonly Finding[]): Finding {
  return findings.find((finding) => finding.status !== 'pass') ?? pass('The build context holds what it should.')
}

function mustLack(look: Look, folder: string): Finding {
  const below = [...filesUnder(look.reaching, folder), ...filesUnder(look.probing, folder)]
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
  const line = excludingLine(look.text, look.work.workspace, missing)
  const at: Place = { file: look.file, line: line ?? 1, column: 1 }
  return fail(`\`${missing}\` does not reach the build context, and the build needs it.`, at, facts('kept-out', path))
}

function facts(context: string, folder: string): Facts {
  return { context, folder }
}

/** A folder means all of its files that the starter has too; `vite.config.*` any file of that form. */
function wantedFiles({ work }: Look, path: string): readonly string[] {
  if (path.endsWith('.*')) {
    const names = [...work.workspace.root.entries.keys()]
    return names.filter((name) => name.startsWith(path.slice(0, -1)))
  }
  const found = lookup(work.workspace, path)
  if (found.kind !== 'found') return []
  if (found.node.kind !== 'directory') return [path]
  return filesUnder(work.workspace, path).filter((file) => lookup(work.world.starter, file).kind !== 'absent')
}

function filesUnder(tree: FileTree, folder: string): readonly string[] {
  if (lookup(tree, folder).kind !== 'found') return []
  return [...walk(tree, folder)].filter(({ node }) => node.kind !== 'directory').map(({ path }) => path.slice(1))
}

/** A folder that the record does not know gets a page and a script of its own. */
function withProbes(tree: FileTree, folders: readonly string[]): FileTree {
  const unknown = folders.filter((folder) => lookup(tree, folder).kind === 'absent')
  const paths = unknown.flatMap((folder) => [`${folder}/index.html`, `${folder}/assets/index.js`])
  return paths.reduce((all, path) => put(all, path, file('')), tree)
}

const probeTrees = new WeakMap<readonly AppRecord[], FileTree>()

/** What a developer's folder holds after an install and a build: by the record, one file of each package is enough. */
function probes(apps: readonly AppRecord[]): FileTree {
  const known = probeTrees.get(apps)
  if (known) return known
  const recorded = apps.flatMap(({ installs, build }) => [
    ...(installs[0]?.packages ?? []).map(({ folder }) => `${folder}/package.json`),
    ...Object.keys(build.files).map((path) => `${build.outDir}/${path}`),
  ])
  const always = ['node_modules/.package-lock.json', 'node_modules/react/cjs/react.production.js', 'build/index.html']
  const tree = treeOf(Object.fromEntries([...recorded, ...always].map((path) => [path, ''])))
  probeTrees.set(apps, tree)
  return tree
}
