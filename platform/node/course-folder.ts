/** Where the course lies: `content/` of this project, or the folder that `STAGECRAFT_CONTENT` names. */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { cwd, env } from 'node:process'
import { type CourseFile, readCourseFile } from '@/core/lessons/course-file.ts'
import type { AuthorError } from '@/core/lessons/source.ts'

/** Throws when the variable names no folder: a course that is asked for and not there is no empty course. */
export function courseFolder(root: string): string {
  const named = env.STAGECRAFT_CONTENT
  if (named === undefined || named === '') return join(root, 'content')
  const folder = resolve(env.INIT_CWD ?? cwd(), named)
  if (!existsSync(folder)) throw new Error(`STAGECRAFT_CONTENT names ${named}, and there is no such folder`)
  return folder
}

export function lessonsFolder(root: string): string {
  return join(courseFolder(root), 'lessons')
}

/** Throws with file, line and remedy when course.yaml is missing or wrong. */
export function courseFile(root: string): CourseFile {
  const path = join(courseFolder(root), 'course.yaml')
  if (!existsSync(path)) throw new Error(`${path} is missing: it names the course, its starter and its parts`)
  const { value, errors } = readCourseFile(readFileSync(path, 'utf8'), path)
  if (value !== undefined) return value
  throw new CourseFolderError(errors)
}

/** A file of the course folder that stands for all of it is not well formed. */
export class CourseFolderError extends Error {
  readonly errors: readonly AuthorError[]
  constructor(errors: readonly AuthorError[]) {
    super(errors.map(({ file, line, message, remedy }) => `${file}:${line} ${message} ${remedy}`).join('\n'))
    this.errors = errors
  }
}
