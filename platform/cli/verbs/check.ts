import type { Bundles } from '@/core/bundle/bundle.ts'
import { readManifest } from '@/core/checks/app.ts'
import { judge, wantedBundles } from '@/core/checks/judge.ts'
import type { LessonVerdict } from '@/core/checks/verdict.ts'
import { makeWork } from '@/core/checks/work.ts'
import { bundlesWaitedFor } from '@/core/engine/bundles.ts'
import { type FileTree, readText, walk } from '@/core/files/tree.ts'
import { adaptLesson } from '@/core/lessons/adapt-lesson.ts'
import { sessionFor } from '@/core/lessons/session-for.ts'
import { runLine } from '@/core/terminal/run-line.ts'
import { workspaceOf } from '@/core/terminal/session.ts'
import type { TerminalSession, TerminalWorld } from '@/core/terminal/terminal.ts'
import type { Files } from '@/core/workspace/lesson-files.ts'
import { projectFacts } from '@/core/workspace/project-facts.ts'
import { withBundles } from '../../bundler/with-bundles.ts'
import { nodeBundler } from '../../node/node-bundler.ts'
import { readFolder } from '../../node/read-folder.ts'
import { findLesson, loadCourse, worldOf } from '../course-of-project.ts'
import { existingFolder, onePositional, readOptions } from '../options.ts'
import { type Io, printJson, UsageError, type Verb } from '../verb.ts'

export const checkVerb: Verb = {
  name: 'check',
  usage: 'check LESSON --dir DIR [--run "COMMAND"]… [--json]',
  summary: 'Judges a folder against a lesson; commands run first, in order, in one shell.',
  async run(args, io) {
    const { values, positionals } = readOptions(args, {
      dir: { type: 'string' },
      run: { type: 'string', multiple: true },
    })
    if (values.dir === undefined) throw new UsageError('check needs --dir DIR, the folder to judge')
    const course = await loadCourse(io)
    const lesson = findLesson(course, onePositional(positionals, 'lesson'))
    const folder = existingFolder(io.cwd, values.dir)
    const world = worldOf(course)
    const workspace = readFolder(folder)
    const asked = isOwn(workspace, world) ? adaptLesson(lesson, projectFacts(filesOf(workspace))) : lesson
    const judged = (bundles: Bundles) => {
      const start = sessionFor(asked, workspace, world)
      const ran = runAll(start, values.run ?? [], { ...world, bundles })
      const work = makeWork({
        workspace: workspaceOf(ran.session) ?? workspace,
        session: ran.session,
        world: { ...world, bundles },
      })
      const verdict = judge(asked, work)
      return {
        verdict,
        said: ran.said,
        wanted: [...bundlesWaitedFor(ran.session.events), ...wantedBundles(asked, work)],
      }
    }
    const { verdict, said } = await withBundles(nodeBundler(io.project), judged, ({ wanted }) => wanted)
    if (!values.json) io.out(said)
    if (values.json) printJson(io, verdict)
    else printVerdict(io, verdict)
    return verdict.passed ? 0 : 1
  },
}

/** Another package.json name than the starter's: the checks speak of that project, as in the browser. */
function isOwn(workspace: FileTree, { starter }: TerminalWorld): boolean {
  const own = readManifest(workspace, 'package.json')
  return own !== undefined && own.name !== readManifest(starter, 'package.json')?.name
}

function filesOf(tree: FileTree): Files {
  return Object.fromEntries(
    [...walk(tree)].flatMap(({ path, node }) => {
      const text = node.kind === 'file' ? readText(tree, path) : undefined
      return text === undefined || path.includes('/node_modules/') ? [] : [[path.slice(1), { ...ON_DISK, text }]]
    }),
  )
}

const ON_DISK = { encoding: 'utf8', executable: false, provenance: 'imported', changed: 0 } as const

/** What the commands print goes to the terminal, never into the JSON document. */
function runAll(
  start: TerminalSession,
  lines: readonly string[],
  world: TerminalWorld,
): { readonly session: TerminalSession; readonly said: string } {
  let session = start
  let said = ''
  for (const line of lines) {
    said += `$ ${line}\n`
    const answer = runLine(session, line, world)
    for (const { text } of answer.output) said += text
    session = answer.session
  }
  return { session, said }
}

const MARKS = { pass: '✓', fail: '✗', unknown: '?' } as const

function printVerdict(io: Io, verdict: LessonVerdict): void {
  for (const check of verdict.checks) {
    io.out(`${MARKS[check.status]} ${check.title}\n`)
    if (check.status === 'pass') continue
    const place = check.at === undefined ? '' : `${check.at.file}:${check.at.line}:${check.at.column} `
    io.out(`    ${place}${check.message}\n`)
    if (check.hint !== undefined) io.out(`    Hint: ${check.hint}\n`)
  }
  const done = verdict.checks.filter((check) => check.status === 'pass').length
  io.out(
    verdict.passed
      ? `${verdict.lesson}: passed\n`
      : `${verdict.lesson}: ${done} of ${verdict.checks.length} checks pass\n`,
  )
}
