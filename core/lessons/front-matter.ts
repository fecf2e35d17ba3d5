/** The front matter of a lesson: read, validated, every mistake with its line. */
import { parseDocument } from 'yaml'
import { z } from 'zod'
import type { AuthorError } from './source.ts'
import { yamlErrors } from './yaml-errors.ts'

export const FrontMatterSchema = z.strictObject({
  title: z.string().min(3).describe('what the reader meets first'),
  part: z.string().describe('one of the parts that course.yaml lists'),
  minutes: z.number().int().min(1).max(60).describe('reading and doing, honestly'),
  summary: z.string().min(20).describe('one or two sentences for lists of lessons'),
  learned: z.array(z.string().min(10)).min(1).describe('a list of sentences, shown at the end'),
  opens: z.string().optional().describe('the file that the editor opens'),
  sandbox: z
    .boolean()
    .default(false)
    .describe('the lesson works on its own copy and changes neither the carried files nor the repository'),
  beforeClone: z
    .boolean()
    .default(false)
    .describe("the terminal starts beside the app's folder, which is not there yet"),
  images: z
    .array(z.strictObject({ reference: z.string(), lesson: z.string() }))
    .default([])
    .describe('images in the local store on a direct entry: each by name, with the lesson whose solution makes it'),
})

export type FrontMatter = z.infer<typeof FrontMatterSchema>

export interface FrontMatterResult {
  readonly value: FrontMatter | undefined
  /** The lesson's text with the front matter blanked, so that lines keep their numbers. */
  readonly body: string
  readonly errors: readonly AuthorError[]
}

/** `parts` are those of the course; without them any will do. */
export function readFrontMatter(text: string, file: string, parts?: readonly string[]): FrontMatterResult {
  const match = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text)
  if (!match) {
    const remedy = 'Begin the file with `---`, the fields title, part, minutes, summary and learned, and `---`.'
    return {
      value: undefined,
      body: text,
      errors: [{ file, line: 1, column: 1, message: 'The lesson has no front matter.', remedy }],
    }
  }
  const body = match[0].replace(/[^\n]/g, '') + text.slice(match[0].length)
  const document = parseDocument(match[1]!)
  const schema = parts === undefined ? FrontMatterSchema : FrontMatterSchema.extend({ part: z.enum(parts) })
  const parsed = schema.safeParse(document.toJS())
  const errors = yamlErrors(document, match[1]!, parsed.error, { file, line: 2, column: 1 })
  return { value: errors.length === 0 ? parsed.data : undefined, body, errors }
}
