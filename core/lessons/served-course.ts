/** What the pages know of the course they show, apart from its lessons: plain data, because it goes with every page. */
import type { CourseRecords } from '@/core/images/course-catalogue.ts'
import type { CourseFile } from './course-file.ts'

export interface ServedCourse extends Pick<CourseFile, 'title' | 'app' | 'react' | 'files'> {
  /** Of the starter: its repository, its folder, what is taken home. */
  readonly name: string
  /** Absent where the course has recorded nothing of its own. */
  readonly records?: CourseRecords
}

export function servedCourse(file: CourseFile, records: CourseRecords | undefined): ServedCourse {
  const { title, app, react, files } = file
  return { title, app, react, files, name: starterNameOf(file), ...(records === undefined ? {} : { records }) }
}

/** The last folder of the starter's path, unless course.yaml gives a name. */
export function starterNameOf({ name, starter }: Pick<CourseFile, 'name' | 'starter'>): string {
  return name ?? starter.split('/').filter(Boolean).at(-1) ?? 'app'
}
