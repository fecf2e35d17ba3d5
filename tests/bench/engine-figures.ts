/**
 * The engine beside linters of Dockerfiles, in one run. They only lint; the engine parses, lints, plans, evaluates and judges.
 * `npm run bench` prints the figures; no test asserts them.
 */
import { validate } from 'dockerfile-utils'
import dockerfilelint from 'dockerfilelint'
import { evaluate } from '@/core/build/evaluate.ts'
import { judge } from '@/core/checks/judge.ts'
import { makeWork } from '@/core/checks/work.ts'
import { file, put, readText } from '@/core/files/tree.ts'
import { answerCase } from '@/core/nginx/case.ts'
import { HTML_ROOT, imageTree, SITE_CONF } from '@/core/nginx/image-files.ts'
import { respond } from '@/core/nginx/respond.ts'
import { testNginx } from '@/core/nginx/test.ts'
import { loadCourse, worldOf } from '@/platform/cli/course-of-project.ts'
import { solvedProject } from '@/platform/cli/lesson-files.ts'
import { LONG_DOCKERFILES } from './long-dockerfiles.ts'
import { medianOf, type Patience } from './median-of.ts'

/** Milliseconds. */
const GOALS = { course: 4, long: 60, verdict: 2, request: 0.2 }
const OFTEN: Patience = { milliseconds: 1500, runs: 400, warmUps: 100 }
/** Dozens of long files: some runs of each tell enough, and of a linter one or two. */
const BRIEF: Patience = { milliseconds: 300, runs: 5, warmUps: 4 }
const ONCE: Patience = { milliseconds: 40, runs: 3, warmUps: 0 }

/** A comment that differs each time, so that nothing is remembered from the run before. */
let edits = 0
const edited = (text: string) => `${text}# edit ${edits++}\n`

/** Each stage starts with another folder, so that no step is one that was carried out before. */
const madeAnew = (text: string) => text.replace(/^FROM .*$/gm, (from) => `${from}\nWORKDIR /anew-${edits}`) + edited('')

/** 1 when a median is above its goal. */
export async function measureEngine(folder: string, only?: string): Promise<number> {
  const subject = await subjectOf(folder)
  const missed = [...courseRows(subject, only), ...longRows(subject, only)]
  if (only === undefined) printMemory(subject)
  say(missed.length === 0 ? 'All goals are kept.' : `Above the goal: ${missed.join(', ')}.`)
  return missed.length === 0 ? 0 : 1
}

async function subjectOf(project: string) {
  const course = await loadCourse({ project })
  const world = worldOf(course)
  const lesson = course.lessons.find((each) => each.slug === 'external-image')!
  const files = solvedProject(lesson, course.starter)
  const [dockerfile, conf] = ['Dockerfile', 'nginx.conf'].map((name) => readText(files, name)!)
  const request = { dockerfilePath: 'Dockerfile', context: files, catalogue: world.catalogue, apps: world.apps }
  /** As at a keystroke: the Dockerfile lies in its own context, which differs each time. */
  const judgeEdited = () => {
    const workspace = put(files, '/Dockerfile', file(edited(dockerfile!)))
    judge(lesson, makeWork({ workspace, session: undefined, world }))
  }
  const build = (text: string) => evaluate({ ...request, dockerfile: text })
  return { dockerfile: dockerfile!, conf: conf!, judgeEdited, build }
}

type Subject = Awaited<ReturnType<typeof subjectOf>>

const lint = (text: string) => () => void validate(edited(text))
const lintOther = (text: string) => () => void dockerfilelint.run('', edited(text))

/** Names of rows above their goal. */
function courseRows({ dockerfile, conf, judgeEdited }: Subject, only: string | undefined): readonly string[] {
  if (only !== undefined) return []
  say(`The course's last Dockerfile (${dockerfile.split('\n').length} lines) and nginx.conf: milliseconds, median`)
  const tree = put(put(imageTree(), SITE_CONF, file(conf)), `${HTML_ROOT}/index.html`, file('<!doctype html>'))
  const tested = testNginx({ tree })
  if (tested.kind !== 'ok') throw new Error('nginx refuses the course’s configuration')
  const files = { 'index.html': '<!doctype html>' }
  const asked = { method: 'GET', path: '/counter', headers: {}, port: 80 }
  return [
    row('parse, lint, plan, evaluate, judge', judgeEdited, GOALS.course),
    row('  dockerfile-utils lints', lint(dockerfile)),
    row('  dockerfilelint lints', lintOther(dockerfile)),
    row("nginx's verdict", () => void answerCase({ conf: edited(conf), files, requests: [] }), GOALS.verdict),
    row('a request of a running server', () => void respond(tested.server, tree, asked), GOALS.request),
  ].flat()
}

function row(name: string, run: () => void, goal?: number): readonly string[] {
  const taken = medianOf(run, OFTEN)
  say(`  ${name.padEnd(42)}${shown(taken)}${goal === undefined ? '' : `   goal ${goal}${mark(taken, goal)}`}`)
  return goal !== undefined && taken > goal ? [name.trim()] : []
}

function longRows({ build }: Subject, only: string | undefined): readonly string[] {
  const names = Object.keys(LONG_DOCKERFILES).filter((name) => only === undefined || name.includes(only))
  say(`\n2,000 lines: milliseconds, median; goal ${GOALS.long} after an edit`)
  say(`  ${''.padEnd(42)}${['an edit', 'nothing kept', 'utils', 'lint'].map((head) => head.padStart(13)).join('')}`)
  return names.filter((name) => {
    const text = LONG_DOCKERFILES[name]!
    const taken = medianOf(() => void build(edited(text)), BRIEF)
    const anew = medianOf(() => void build(madeAnew(text)), ONCE)
    const others = [lint(text), lintOther(text)].map((run) => medianOf(run, ONCE))
    const cells = [taken, anew, ...others].map((value) => shown(value).padStart(13)).join('')
    say(`  ${name.padEnd(42)}${cells}${mark(taken, GOALS.long)}`)
    return taken > GOALS.long
  })
}

const shown = (milliseconds: number) => milliseconds.toFixed(milliseconds < 1 ? 3 : 1)
const mark = (taken: number, goal: number) => (taken > goal ? '  above' : '')

/** In megabytes, after a collection. */
function heap(): number {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed / 1e6
}

function printMemory({ judgeEdited, build }: Subject): void {
  for (let i = 0; i < 200; i++) judgeEdited()
  const before = heap()
  for (let i = 0; i < 1000; i++) judgeEdited()
  say(`\nHeap growth over 1,000 verdicts of the course's last Dockerfile: ${(heap() - before).toFixed(1)} MB`)
  const kept = [build(madeAnew(LONG_DOCKERFILES.mixed!))]
  const start = heap()
  for (let i = 0; i < 5; i++) kept.push(build(madeAnew(LONG_DOCKERFILES.mixed!)))
  say(
    `Heap of one kept result of 2,000 mixed lines, nothing shared: ${((heap() - start) / (kept.length - 1)).toFixed(1)} MB`,
  )
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
