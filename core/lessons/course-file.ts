/** `course.yaml` of a course folder: what the course is called, where its starter lies, its parts. */
import { parseDocument } from 'yaml'
import { z } from 'zod'
import type { AuthorError } from './source.ts'
import { yamlErrors } from './yaml-errors.ts'

export const CourseFileSchema = z.strictObject({
  title: z.string().min(3).describe('what the course is called'),
  starter: z.string().describe('folder of the app that the course works on, relative to course.yaml'),
  parts: z.array(z.string().min(2)).min(1).describe('parts of the course, in order; every lesson belongs to one'),
  variants: z
    .number()
    .int()
    .min(1)
    .default(6)
    .describe('how many accepted and how many rejected variants a lesson with a task needs'),
})

export type CourseFile = z.infer<typeof CourseFileSchema>

export interface CourseFileResult {
  /** Undefined when there are errors. */
  readonly value: CourseFile | undefined
  readonly errors: readonly AuthorError[]
}

export function readCourseFile(text: string, file = 'course.yaml'): CourseFileResult {
  const document = parseDocument(text)
  const parsed = CourseFileSchema.safeParse(document.toJS())
  const errors = yamlErrors(document, text, parsed.error, { file, line: 1, column: 1 })
  return { value: errors.length === 0 ? parsed.data : undefined, errors }
}
