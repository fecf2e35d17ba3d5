import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { treeOfFiles } from '@/core/engine/file-nodes.ts'
import { defaultCatalogue } from '@/core/images/catalogue.ts'
import { starterRecord } from '@/core/images/starter-record.ts'
import { scoreLesson } from '@/core/lessons/survivors.ts'
import { starterFiles } from '@/platform/node/content.ts'
import { loadCourse } from '@/platform/node/load-course.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const course = loadCourse(ROOT)
const world = {
  catalogue: defaultCatalogue,
  apps: [starterRecord],
  starter: treeOfFiles(starterFiles(ROOT)),
  now: Date.UTC(2026, 0, 1),
}

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
