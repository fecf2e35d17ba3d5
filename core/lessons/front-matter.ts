/** The front matter of a lesson: read, validated, every mistake with its line. */
import { parseDocument } from 'yaml'
import { z } from 'zod'
import type { AuthorError } from './source.ts'
import { yamlErrors } from './yaml-errors.ts'

export const PARTS = ['One image', 'Two stages', 'Go further', 'Beyond the article'] as const

export const FrontMatterSchema = z.strictObject({
  title: z.string().min(3),
  part: z.enum(PARTS),
  /** Reading and doing, honestly. */
  minutes: z.number().int().min(1).max(60),
  summary: z.string().min(20),
  learned: z.array(z.string().min(10)).min(1),
  opens: z.string().optional(),
  /** Works on its own copy and changes neither the carried files nor the repository. */
  sandbox: z.boolean().default(false),
  /** The terminal starts beside the app's folder, which is not there yet. */
  beforeClone: z.boolean().default(false),
  /** Images that are in the local store on a direct entry: by name, the lesson whose solution makes them. */
  images: z.array(z.strictObject({ reference: z.string(), lesson: z.string() })).default([]),
})

export type FrontMatter = z.infer<typeof FrontMatterSchema>

export interface FrontMatterResult {
  readonly value: FrontMatter | undefined
  /** The lesson's text with the front matter blanked, so that lines keep their numbers. */
  readonly body: string
  readonly errors: readonly AuthorError[]
}

export function readFrontMatter(text: string, file: string): FrontMatterResult {
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
  const parsed = FrontMatterSchema.safeParse(document.toJS())
  const errors = yamlErrors(document, match[1]!, parsed.error, { file, line: 2, column: 1 })
  return { value: errors.length === 0 ? parsed.data : undefined, body, errors }
}
