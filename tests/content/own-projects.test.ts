/** Projects of a learner's own, taken through the whole course: nobody is held up, and mistakes are still seen. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { CheckVerdict } from '@/core/checks/verdict.ts'
import { EMPTY_TREE } from '@/core/files/tree.ts'
import { adaptLesson } from '@/core/lessons/adapt-lesson.ts'
import { judged } from '@/core/lessons/judged.ts'
import { treeWith } from '@/core/lessons/session-for.ts'
import type { Files } from '@/core/workspace/lesson-files.ts'
import { projectFacts } from '@/core/workspace/project-facts.ts'
import { loadCourse } from '@/platform/node/load-course.ts'
import { world } from '../core/checks/work-of.ts'
import { MISTAKES } from './own-projects/mistakes.ts'
import { type Answer, answerTo, type OwnProject } from './own-projects/recipe.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const HERE = fileURLToPath(new URL('own-projects/', import.meta.url))

const { lessons } = loadCourse(ROOT)
const taken = lessons.filter((lesson) => !lesson.beforeClone && lesson.steps.length > 0)

const projects = readdirSync(HERE)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(`${HERE}${name}`, 'utf8')) as OwnProject)

/** What hangs on no package of the project is told, whatever the project. */
const TOLD = [
  'development-dockerfile/builds',
  'development-dockerfile/node-image',
  'dockerignore/modules-out',
  'dockerignore/build-out',
  'dockerignore/sources-in',
  'build-and-run/image',
  'production-build/command',
  'nginx-conf/accepted',
  'nginx-conf/site',
  'nginx-conf/deep-links',
  'name-the-stage/builder',
  'nginx-stage/nginx-image',
  'compare-images/multi-stage',
  'stage-from-stage/based',
  'stage-from-stage/skipped',
  'stage-from-stage/ships',
  'external-image/file',
  'layer-cache/cached',
  'cache-mounts/mounted',
  'non-root/user',
  'build-args/version',
  'build-args/secret',
  'build-checks/clean',
  'one-dockerfile/dev',
]

const WRITTEN = { encoding: 'utf8', executable: false, provenance: 'imported', changed: 0 } as const

function factsOf({ files, answers = {} }: OwnProject) {
  const held: Files = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, { ...WRITTEN, text }]))
  return projectFacts(held, { name: 'own', answers })
}

function checksOf(project: OwnProject, slug: string, answer: Answer) {
  const lesson = adaptLesson(lessons.find((entry) => entry.slug === slug)!, factsOf(project))
  return judged(lesson, treeWith(treeWith(EMPTY_TREE, project.files), answer.files), answer.run, world).checks
}

describe.each(projects.map((project) => [project.title, project] as const))('%s', (_, project) => {
  const verdicts = new Map<string, CheckVerdict>(
    taken.flatMap(({ slug }) =>
      checksOf(project, slug, answerTo(slug, project)).map((check) => [`${slug}/${check.id}`, check] as const),
    ),
  )

  test('is read for what it is', () => {
    const { manager, buildFolder, port } = factsOf(project)
    expect({ manager: manager.value, buildFolder: buildFolder.value, port: port.value }).toEqual(project.facts)
  })

  test('no check of the course fails on a right answer', () => {
    const failed = [...verdicts].filter(([, check]) => check.status === 'fail')
    expect(failed.map(([name, { message }]) => `${name}: ${message}`)).toEqual([])
  })

  test('what can be told is told', () => {
    const untold = TOLD.filter((name) => verdicts.get(name)?.status !== 'pass')
    expect(untold.map((name) => `${name}: ${verdicts.get(name)?.message}`)).toEqual([])
  })

  test('what cannot is said with a reason, and never of another project', () => {
    const reasons = [...verdicts.values()].filter(({ status }) => status === 'unknown').map(({ message }) => message)
    expect(reasons.length).toBeGreaterThan(5)
    expect(
      reasons.filter((text) => !/^Stagecraft cannot tell: .{10}/.test(text) || text.includes('@jridgewell')),
    ).toEqual([])
  })

  test('mistakes fail', () => {
    const missed = MISTAKES.filter(({ not }) => !not?.(project)).filter(({ slug, check, make }) => {
      const right = answerTo(slug, project)
      const wrong = make(right.files, project)
      return checksOf(project, slug, { ...right, files: wrong }).find(({ id }) => id === check)?.status !== 'fail'
    })
    expect(missed.map(({ slug, check, what }) => `${slug}/${check}: ${what}`)).toEqual([])
  })
})
