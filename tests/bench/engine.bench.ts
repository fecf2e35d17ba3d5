/**
 * The engine beside linters of Dockerfiles, in one run. They only lint; the engine parses, lints, plans, evaluates and judges.
 * `npm run bench` prints the figures; no test asserts them.
 */
import { fileURLToPath } from 'node:url'
import { validate } from 'dockerfile-utils'
import { bench, describe } from 'vitest'
import { evaluate } from '@/core/build/evaluate.ts'
import { judge } from '@/core/checks/judge.ts'
import { makeWork } from '@/core/checks/work.ts'
import { parseDockerfile } from '@/core/dockerfile/parse.ts'
import { file, put, readText } from '@/core/files/tree.ts'
import { loadCourse, worldOf } from '@/platform/cli/course-of-project.ts'
import { solvedProject } from '@/platform/cli/lesson-files.ts'

const course = await loadCourse({ project: fileURLToPath(new URL('../..', import.meta.url)) })
const world = worldOf(course)
const lesson = course.lessons.find((each) => each.slug === 'external-image')!
const project = solvedProject(lesson, course.starter)
const dockerfile = readText(project, 'Dockerfile')!
const long = `FROM node:22-alpine AS builder\nWORKDIR /app\n${'ENV A=1 B="two words"\nLABEL x=y\nCOPY package.json ./\n'.repeat(666)}CMD ["node"]\n`

/** A comment that differs each time, so that nothing is remembered from the run before. */
let edits = 0
const edited = (text: string) => `${text}# edit ${edits++}\n`

describe(`the course's last Dockerfile (${dockerfile.split('\n').length} lines)`, () => {
  bench('stagecraft: parse, lint, plan, evaluate, judge', () => {
    const workspace = put(project, '/Dockerfile', file(edited(dockerfile)))
    judge(lesson, makeWork({ workspace, session: undefined, world }))
  })
  bench('stagecraft: parse', () => void parseDockerfile(edited(dockerfile), 'Dockerfile'))
  bench('dockerfile-utils: lint', () => void validate(edited(dockerfile)))
})

describe('a Dockerfile of 2,000 lines', () => {
  const request = { dockerfilePath: 'Dockerfile', context: project, catalogue: world.catalogue, apps: world.apps }
  bench('stagecraft: parse, lint, plan, evaluate', () => void evaluate({ ...request, dockerfile: edited(long) }))
  bench('stagecraft: parse', () => void parseDockerfile(edited(long), 'Dockerfile'))
  bench('dockerfile-utils: lint', () => void validate(edited(long)))
})
