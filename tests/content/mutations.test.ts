import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { scoreLesson } from '@/core/lessons/survivors.ts'
import { loadCourse } from '@/platform/node/load-course.ts'
import { world } from '../core/checks/work-of.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const course = loadCourse(ROOT)

test.each(course.lessons.map((lesson) => [lesson.slug, lesson] as const))(
  '%s: every damage to its solution is noticed, has no effect, or is explained',
  (_slug, lesson) => {
    const { survivors, stale } = scoreLesson(lesson, course.explained, world)
    expect({ survivors: survivors.map((one) => `${one.file}: ${one.described}`), stale }).toEqual({
      survivors: [],
      stale: [],
    })
  },
)
