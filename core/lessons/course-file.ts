/** `course.yaml` of a course folder: what the course is called, where its starter lies, its parts. */
import { parseDocument } from 'yaml'
import { z } from 'zod'
import type { AuthorError } from './source.ts'
import { yamlErrors } from './yaml-errors.ts'

const FiguresSchema = z.strictObject({
  title: z.string().min(3),
  before: z.string().describe('word for the first bar'),
  after: z.string().describe('word for the second'),
  rows: z
    .array(z.strictObject({ what: z.string(), unit: z.string(), before: z.number(), after: z.number() }))
    .min(1)
    .describe('what is measured, in which unit, and both figures'),
  source: z.string().min(10).describe('where the figures are from, as a sentence'),
})

export type CourseFigures = z.infer<typeof FiguresSchema>

export const CourseFileSchema = z.strictObject({
  title: z.string().min(3).describe('what the course is called'),
  about: z.string().min(20).optional().describe('a sentence or two below the title of the first page'),
  headline: z.string().min(3).optional().describe('heading of the first page; the title without it'),
  figures: FiguresSchema.optional().describe('bars on the first page: before beside after, with their source'),
  starter: z.string().describe('folder of the app that the course works on, relative to course.yaml'),
  name: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]*$/, 'a name is written in small letters, digits and hyphens')
    .optional()
    .describe('name of the starter: of its repository, of its folder, of what is taken home; the folder without it'),
  app: z.string().min(3).default('The app the course works on.').describe('what the starter is, in a sentence'),
  react: z
    .boolean()
    .default(false)
    .describe('the starter is our React app: the finished reference and projects of one’s own are offered'),
  files: z
    .array(z.string())
    .min(1)
    .default(['Dockerfile', '.dockerignore'])
    .describe('files that are always open in the editor'),
  before: z.string().optional().describe('lesson whose solution stands for “before” on the page of the starter'),
  after: z.string().optional().describe('lesson whose solution stands for “after”; the last one without it'),
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
