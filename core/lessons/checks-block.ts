/** The checks of a task: a fenced block of YAML, marked `yaml checks`. */
import { parseDocument } from 'yaml'
import { type CheckSpec, ChecksSchema } from '@/core/checks/schema.ts'
import type { AuthorError } from './source.ts'
import { type Origin, yamlErrors } from './yaml-errors.ts'

export interface ChecksResult {
  readonly checks: readonly CheckSpec[]
  readonly errors: readonly AuthorError[]
}

export function readChecks(text: string, origin: Origin): ChecksResult {
  const document = parseDocument(text)
  const parsed = ChecksSchema.safeParse(document.toJS())
  const errors = yamlErrors(document, text, parsed.error, origin)
  return errors.length > 0 ? { checks: [], errors } : { checks: parsed.data as readonly CheckSpec[], errors: [] }
}
