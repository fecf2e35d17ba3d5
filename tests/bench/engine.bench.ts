/**
 * The engine beside linters of Dockerfiles, in one run. They only lint; the engine parses, lints, plans, evaluates and judges.
 * `npm run bench` prints the figures; no test asserts them.
 */
import { fileURLToPath } from 'node:url'
import { validate } from 'dockerfile-utils'
import dockerfilelint from 'dockerfilelint'
import { bench, describe } from 'vitest'
import { evaluate } from '@/core/build/evaluate.ts'
import { judge } from '@/core/checks/judge.ts'
import { makeWork } from '@/core/checks/work.ts'
import { parseDockerfile } from '@/core/dockerfile/parse.ts'
import { file, put, readText } from '@/core/files/tree.ts'
import { answerCase } from '@/core/nginx/case.ts'
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

/** As at a keystroke: the Dockerfile lies in its own context, which differs each time. */
function judgeEdited(): void {
  const workspace = put(project, '/Dockerfile', file(edited(dockerfile)))
  judge(lesson, makeWork({ workspace, session: undefined, world }))
}

function linters(text: string): void {
  bench('dockerfile-utils: lint', () => void validate(edited(text)))
  bench('dockerfilelint: lint', () => void dockerfilelint.run('', edited(text)))
}

describe(`the course's last Dockerfile (${dockerfile.split('\n').length} lines)`, () => {
  bench('stagecraft: parse, lint, plan, evaluate, judge', judgeEdited)
  bench('stagecraft: parse', () => void parseDockerfile(edited(dockerfile), 'Dockerfile'))
  linters(dockerfile)
})

for (const [name, long] of Object.entries(LONG_DOCKERFILES)) {
  describe(`2,000 lines, ${name}`, () => {
    const request = { dockerfilePath: 'Dockerfile', context: project, catalogue: world.catalogue, apps: world.apps }
    bench('stagecraft: parse, lint, plan, evaluate', () => void evaluate({ ...request, dockerfile: edited(long) }))
    bench('stagecraft: parse', () => void parseDockerfile(edited(long), 'Dockerfile'))
    linters(long)
  })
}

describe("the course's nginx.conf", () => {
  const files = { 'index.html': '<!doctype html>' }
  bench('stagecraft: verdict', () => void answerCase({ conf: edited(conf), files, requests: [] }))
  bench('stagecraft: verdict and a deep link', () => {
    answerCase({ conf: edited(conf), files, requests: [{ method: 'GET', path: '/counter', port: 80 }] })
  })
})

/** Heap that a thousand keystrokes leave behind; exact only with `NODE_OPTIONS=--expose-gc`. */
function growth(): string {
  const used = () => {
    globalThis.gc?.()
    return process.memoryUsage().heapUsed
  }
  for (let i = 0; i < 200; i++) judgeEdited()
  const before = used()
  for (let i = 0; i < 1000; i++) judgeEdited()
  const megabytes = ((used() - before) / 1e6).toFixed(1)
  return `${megabytes} MB${globalThis.gc === undefined ? ' (without a collection: run with NODE_OPTIONS=--expose-gc)' : ''}`
}

process.stdout.write(`\nHeap growth over 1,000 verdicts of the course's last Dockerfile: ${growth()}\n`)
