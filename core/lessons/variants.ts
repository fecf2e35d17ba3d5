/** Variants: other right answers to a lesson, and near-misses, each with what the checks should say of it. */
import { parseDocument } from 'yaml'
import { z } from 'zod'
import { lineIndex } from '@/core/text/position.ts'
import { type AuthorError, type LessonSource, slugOf } from './source.ts'
import { yamlErrors } from './yaml-errors.ts'

const Edit = z.strictObject({ file: z.string(), find: z.string().min(1), replace: z.string() })

export const AcceptedSchema = z.strictObject({
  name: z.string().min(5).describe('what is different, in a few words'),
  from: z.enum(['solution', 'start']).default('solution').describe('whose files it changes'),
  files: z
    .record(z.string(), z.string().nullable())
    .default({})
    .describe('whole texts by path; `null` takes a file away'),
  edits: z.array(Edit).default([]).describe('pieces replaced, once each; a piece that is not there is a finding'),
  run: z.array(z.string()).optional().describe('lines typed in the terminal; without it those of the solution'),
})

export const RejectedSchema = AcceptedSchema.extend({
  failing: z.array(z.string()).min(1).describe('ids of all checks that fail'),
  at: z
    .strictObject({ file: z.string(), line: z.number().int().min(1) })
    .optional()
    .describe('where the first of them points'),
})

const SCHEMAS = { accepted: z.array(AcceptedSchema), rejected: z.array(RejectedSchema) }

export interface Variant extends z.infer<typeof AcceptedSchema> {
  readonly lesson: string
  readonly expect: 'pass' | 'fail'
  readonly failing: readonly string[]
  readonly at?: { readonly file: string; readonly line: number } | undefined
  /** Where it is written. */
  readonly written: { readonly file: string; readonly line: number }
}

export interface VariantsResult {
  readonly variants: readonly Variant[]
  readonly errors: readonly AuthorError[]
}

export function readVariants(source: LessonSource): VariantsResult {
  const accepted = readFile(source, 'accepted')
  const rejected = readFile(source, 'rejected')
  return { variants: [...accepted.variants, ...rejected.variants], errors: [...accepted.errors, ...rejected.errors] }
}

function readFile(source: LessonSource, kind: 'accepted' | 'rejected'): VariantsResult {
  const path = `variants/${kind}.yaml`
  const text = source.files[path]
  if (text === undefined) return { variants: [], errors: [] }
  const file = `${source.folder}/${path}`
  const document = parseDocument(text)
  const parsed = SCHEMAS[kind].safeParse(document.toJS())
  const errors = yamlErrors(document, text, parsed.error, { file, line: 1, column: 1 })
  if (errors.length > 0 || !parsed.data) return { variants: [], errors }
  const lines = lineIndex(text)
  const lineOf = (index: number) =>
    lines.at((document.getIn([index], true) as { range?: number[] })?.range?.[0] ?? 0).line
  const lesson = slugOf(source.folder)
  const variants = parsed.data.map((entry, index): Variant => {
    const { failing, at } = { failing: [], at: undefined, ...entry } as {
      failing: readonly string[]
      at: Variant['at']
    }
    return {
      ...entry,
      lesson,
      expect: kind === 'accepted' ? 'pass' : 'fail',
      failing,
      at,
      written: { file, line: lineOf(index) },
    }
  })
  return { variants, errors: [] }
}
