/** `records.yaml` of a course: commands of programs that the engine does not model, and what they were seen to write. */
import { parseDocument } from 'yaml'
import { z } from 'zod'
import type { CourseRecords } from '@/core/images/course-catalogue.ts'
import type { AuthorError } from './source.ts'
import { yamlErrors } from './yaml-errors.ts'

const Digest = z.string().regex(/^[0-9a-f]{64}$/, 'a sha256 has 64 hex digits')

export const ImageRecordSchema = z.strictObject({
  ref: z
    .string()
    .describe('name and tag of an image that is there, as `golang:1.22-alpine`; of its files nothing is said'),
  env: z.array(z.string()).default([]).describe('`KEY=value`, as its configuration has them'),
  programs: z.record(z.string(), z.string()).describe('programs that are in it, with their paths; `sh` for RUN'),
  source: z.string().min(5).describe('where that was seen'),
  date: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, 'a date is written 2026-01-31')
    .describe('when'),
})

export const RecordSchema = z.strictObject({
  command: z
    .array(z.string())
    .min(1)
    .describe('its words as the program gets them; `{output}` stands for any one path'),
  on: z.string().describe('repository of the image it ran on, as `golang`'),
  env: z.record(z.string(), z.string()).default({}).describe('variables that have to be set so'),
  inputs: z
    .record(z.string(), Digest)
    .describe('sha256 of every file that decides what it does, by path below the folder it runs in'),
  writes: z
    .record(z.string(), z.number().int().min(0).nullable())
    .describe('bytes by path, or of `{output}`; `null` where the size is not recorded'),
  prints: z.array(z.string()).default([]).describe('lines'),
  source: z.string().min(5).describe('where it was seen: the program, its version, the machine'),
  date: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, 'a date is written 2026-01-31')
    .describe('when'),
})

const RecordsSchema = z.strictObject({
  images: z.array(ImageRecordSchema).default([]),
  commands: z.array(RecordSchema).default([]),
})

export interface RecordsResult extends CourseRecords {
  readonly errors: readonly AuthorError[]
}

export function readRecords(text: string, file = 'records.yaml'): RecordsResult {
  const document = parseDocument(text)
  const parsed = RecordsSchema.safeParse(document.toJS() ?? {})
  const errors = yamlErrors(document, text, parsed.error, { file, line: 1, column: 1 })
  const commands = (parsed.data?.commands ?? []).map(({ source, date, ...rest }) => ({
    ...rest,
    evidence: { kind: 'recorded', source, date } as const,
  }))
  const images = (parsed.data?.images ?? []).map(({ source, date, ...seen }) => ({
    ...seen,
    evidence: { kind: 'recorded', source, date } as const,
  }))
  return { images, commands: errors.length === 0 ? commands : [], errors }
}
