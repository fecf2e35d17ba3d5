/** The page of commands: what each does and a line to try, read from YAML and validated. */
import { parseDocument } from 'yaml'
import { z } from 'zod'
import type { AuthorError } from './source.ts'
import { yamlErrors } from './yaml-errors.ts'

const CommandSchema = z.strictObject({
  name: z.string(),
  form: z.string(),
  does: z.string(),
  /** A line for the terminal. */
  try: z.string(),
  /** Slug of the lesson whose terminal it fits. */
  lesson: z.string(),
  flags: z.array(z.strictObject({ flag: z.string(), does: z.string() })).default([]),
})

export type CommandEntry = z.infer<typeof CommandSchema>

export function readCommands(
  text: string,
  file = 'content/commands.yaml',
): { readonly commands: readonly CommandEntry[]; readonly errors: readonly AuthorError[] } {
  const document = parseDocument(text)
  const parsed = z.array(CommandSchema).safeParse(document.toJS())
  const errors = yamlErrors(document, text, parsed.error, { file, line: 1, column: 1 })
  return { commands: errors.length === 0 ? (parsed.data ?? []) : [], errors }
}

/** On the page of commands: `docker-build` of `docker build`. */
export function anchorOfCommand(name: string): string {
  return name.replaceAll(' ', '-')
}
