/** The course, the starter and the world the command line judges in. */
import { treeOfFiles } from '@/core/engine/file-nodes.ts'
import type { FileTree } from '@/core/files/tree.ts'
import type { AppRecord } from '@/core/images/app-record.ts'
import { defaultCatalogue } from '@/core/images/catalogue.ts'
import type { Catalogue } from '@/core/images/image.ts'
import { starterRecord } from '@/core/images/starter-record.ts'
import type { Lesson } from '@/core/lessons/lesson.ts'
import { starterNameOf } from '@/core/lessons/served-course.ts'
import type { Explained } from '@/core/lessons/survivors.ts'
import type { Variant } from '@/core/lessons/variants.ts'
import type { TerminalWorld } from '@/core/terminal/terminal.ts'
import { starterFiles } from '../node/content.ts'
import { courseFile } from '../node/course-folder.ts'
import { courseCatalogue } from '../node/course-records.ts'
import { compiledCourse } from '../node/kept-course.ts'
import { type Io, UsageError } from './verb.ts'

export interface Course {
  readonly lessons: readonly Lesson[]
  readonly variants: readonly Variant[]
  readonly explained: readonly Explained[]
  readonly starter: FileTree
  /** Of the starter. */
  readonly name: string
  readonly catalogue: Catalogue
}

/** Throws with file, line and remedy when a lesson is not well formed. */
export async function loadCourse({ project, program }: Pick<Io, 'project' | 'program'>): Promise<Course> {
  const { lessons, variants, explained, errors } = await compiledCourse(project, program)
  if (errors.length > 0) {
    const lines = errors.map(
      ({ file, line, column, message, remedy }) => `${file}:${line}:${column} ${message} ${remedy}`,
    )
    throw new UsageError(
      `the course has ${errors.length} ${errors.length === 1 ? 'error' : 'errors'}:\n${lines.join('\n')}`,
      { errors },
    )
  }
  return {
    lessons,
    variants,
    explained,
    starter: treeOfFiles(starterFiles(project)),
    name: starterNameOf(courseFile(project)),
    catalogue: courseCatalogue(project, defaultCatalogue),
  }
}

export function findLesson(course: Course, slug: string): Lesson {
  const lesson = course.lessons.find((each) => each.slug === slug)
  if (lesson === undefined) throw new UsageError(`there is no lesson "${slug}"; \`stagecraft lessons\` lists them`)
  return lesson
}

export function loadWorld(): { readonly catalogue: Catalogue; readonly apps: readonly AppRecord[] } {
  return { catalogue: defaultCatalogue, apps: [starterRecord] }
}

export function worldOf(course: Course): TerminalWorld {
  const { catalogue, starter, name } = course
  return { apps: [starterRecord], catalogue, starter, starterName: name, now: Date.now() }
}
