/** `npm run new-lesson -- slug "Title"`: writes the folder of a new lesson behind the last one. */
import { join } from 'node:path'
import { type NewLesson, newLessonFiles, newLessonProblem } from '@/core/lessons/new-lesson.ts'
import { slugOf } from '@/core/lessons/source.ts'
import { lessonSources } from './content.ts'
import { lessonsFolder } from './course-folder.ts'
import { loadCourse } from './load-course.ts'
import { writeFiles } from './write-files.ts'

export interface Written {
  readonly folder: string
  readonly files: readonly string[]
}

/** Throws an `Error` with one sentence when the lesson cannot be made; nothing is written then. */
export function writeNewLesson(root: string, slug: string, title: string, part?: string): Written {
  const sources = lessonSources(root)
  const folders = sources.map(({ folder }) => folder)
  const wanted: NewLesson = {
    slug,
    title,
    part: part ?? loadCourse(root).lessons.at(-1)?.part ?? 'One image',
    number: Math.max(0, ...folders.map((folder) => Number(folder.slice(0, 2)))) + 1,
  }
  const problem = newLessonProblem(wanted, folders.map(slugOf))
  if (problem !== undefined) throw new Error(problem)
  const folder = join(lessonsFolder(root), `${String(wanted.number).padStart(2, '0')}-${slug}`)
  const files = Object.entries(newLessonFiles(wanted))
  const bytes = files.map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) }))
  return { folder, files: writeFiles(folder, bytes, join(root, '.cache', 'replaced')).written }
}
