/**
 * The engine beside linters of Dockerfiles, in one run. They only lint; the engine parses, lints, plans, evaluates and judges.
 * `npm run bench` prints the figures; no test asserts them.
 */
import { fileURLToPath } from 'node:url'
import { validate } from 'dockerfile-utils'
import dockerfilelint from 'dockerfilelint'
import { type BenchOptions, bench, describe } from 'vitest'
import { evaluate } from '@/core/build/evaluate.ts'
import { judge } from '@/core/checks/judge.ts'
import { makeWork } from '@/core/checks/work.ts'
import { parseDockerfile } from '@/core/dockerfile/parse.ts'
import { file, put, readText } from '@/core/files/tree.ts'
import { answerCase } from '@/core/nginx/case.ts'
import { HTML_ROOT, imageTree, SITE_CONF } from '@/core/nginx/image-files.ts'
import { respond } from '@/core/nginx/respond.ts'
import { testNginx } from '@/core/nginx/test.ts'
import { loadCourse, worldOf } from '@/platform/cli/course-of-project.ts'
import { solvedProject } from '@/platform/cli/lesson-files.ts'
import { LONG_DOCKERFILES } from './long-dockerfiles.ts'

const course = await loadCourse({ project: fileURLToPath(new URL('../..', import.meta.url)) })
const world = worldOf(course)
const lesson = course.lessons.find((each) => each.slug === 'external-image')!
const project = solvedProject(lesson, course.starter)
const dockerfile = readText(project, 'Dockerfile')!
const conf = readText(project, 'nginx.conf')!

/** A comment that differs each time, so that nothing is remembered from the run before. */
let edits = 0
const edited = (text: string) => `${text}# edit ${edits++}\n`

/** Each stage starts with another folder, so that no step is one that was carried out before. */
const madeAnew = (text: string) => text.replace(/^FROM .*$/gm, (from) => `${from}\nWORKDIR /anew-${edits}`) + edited('')

/** As at a keystroke: the Dockerfile lies in its own context, which differs each time. */
function judgeEdited(): void {
  const workspace = put(project, '/Dockerfile', file(edited(dockerfile)))
  judge(lesson, makeWork({ workspace, session: undefined, world }))
}

/** Dozens of long files: some runs of each tell enough. */
const BRIEF = { time: 60, iterations: 3, warmupTime: 0, warmupIterations: 2 }

function linters(text: string, options: BenchOptions = {}): void {
  bench('dockerfile-utils: lint', () => void validate(edited(text)), options)
  bench('dockerfilelint: lint', () => void dockerfilelint.run('', edited(text)), options)
}

describe(`the course's last Dockerfile (${dockerfile.split('\n').length} lines)`, () => {
  bench('stagecraft: parse, lint, plan, evaluate, judge', judgeEdited)
  bench('stagecraft: parse', () => void parseDockerfile(edited(dockerfile), 'Dockerfile'))
  linters(dockerfile)
})

for (const [name, long] of Object.entries(LONG_DOCKERFILES)) {
  describe(`2,000 lines, ${name}`, () => {
    const request = { dockerfilePath: 'Dockerfile', context: project, catalogue: world.catalogue, apps: world.apps }
    const build = (dockerfile: string) => void evaluate({ ...request, dockerfile })
    bench('stagecraft: parse, lint, plan, evaluate', () => build(edited(long)), BRIEF)
    bench('stagecraft: the same, nothing remembered', () => build(madeAnew(long)), BRIEF)
    linters(long, BRIEF)
  })
}

describe("the course's nginx.conf", () => {
  const files = { 'index.html': '<!doctype html>' }
  bench('stagecraft: verdict', () => void answerCase({ conf: edited(conf), files, requests: [] }))
  bench('stagecraft: verdict and a deep link', () => {
    answerCase({ conf: edited(conf), files, requests: [{ method: 'GET', path: '/counter', port: 80 }] })
  })
  const tree = put(put(imageTree(), SITE_CONF, file(conf)), `${HTML_ROOT}/index.html`, file('<!doctype html>'))
  const verdict = testNginx({ tree })
  if (verdict.kind !== 'ok') throw new Error('nginx refuses the course’s configuration')
  const { server } = verdict
  bench('stagecraft: a request of a running server', () => {
    respond(server, tree, { method: 'GET', path: '/counter', headers: {}, port: 80 })
  })
})

/** In megabytes, after a collection; exact only with `NODE_OPTIONS=--expose-gc`. */
function heap(): number {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed / 1e6
}

function growth(): string {
  for (let i = 0; i < 200; i++) judgeEdited()
  const before = heap()
  for (let i = 0; i < 1000; i++) judgeEdited()
  return `${(heap() - before).toFixed(1)} MB`
}

/** What one result of a long file holds on to, where five are kept. */
function keptResult(): string {
  const request = { dockerfilePath: 'Dockerfile', context: project, catalogue: world.catalogue, apps: world.apps }
  const build = () => evaluate({ ...request, dockerfile: madeAnew(LONG_DOCKERFILES.mixed!) })
  const kept = [build()]
  const before = heap()
  for (let i = 0; i < 5; i++) kept.push(build())
  return `${((heap() - before) / (kept.length - 1)).toFixed(1)} MB`
}

const exact = globalThis.gc === undefined ? ' (without a collection: run with NODE_OPTIONS=--expose-gc)' : ''
process.stdout.write(`\nHeap growth over 1,000 verdicts of the course's last Dockerfile: ${growth()}${exact}\n`)
process.stdout.write(`Heap of one kept result of 2,000 mixed lines, nothing shared: ${keptResult()}${exact}\n`)
