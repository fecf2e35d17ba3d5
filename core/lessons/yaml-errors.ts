/** Mistakes in a piece of YAML as author errors: where the value stands, what is wrong with it, what to do. */
import { type Document, isNode } from 'yaml'
import type { z } from 'zod'
import { lineIndex } from '@/core/text/position.ts'
import type { AuthorError } from './source.ts'

export interface Origin {
  readonly file: string
  /** Where the YAML's first line stands in the file. */
  readonly line: number
  readonly column: number
}

export function yamlErrors(
  document: Document,
  text: string,
  error: z.ZodError | undefined,
  origin: Origin,
): readonly AuthorError[] {
  const lines = lineIndex(text)
  const at = (offset: number) => {
    const { line, column } = lines.at(offset)
    return { file: origin.file, line: origin.line + line - 1, column: origin.column + column - 1 }
  }
  if (document.errors.length > 0) {
    const remedy = 'Quote texts that hold `: `, `#` or begin with a backtick; indent with spaces.'
    return document.errors.map((problem) => ({ ...at(problem.pos[0]), message: firstLine(problem.message), remedy }))
  }
  return (error?.issues ?? []).map((issue) => ({
    ...at(offsetOf(document, issue.path)),
    message: `${issue.path.length > 0 ? `\`${issue.path.join('.')}\`: ` : ''}${issue.message}`,
    remedy: remedyFor(issue),
  }))
}

/** The offset of the value at the path, or of its nearest parent that is there. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return node.range[0]
  }
  return 0
}

function remedyFor(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys')
    return `Remove or rename ${issue.keys.map((key) => `\`${key}\``).join(', ')}; docs/authoring.md lists the names.`
  if (issue.code === 'invalid_type') return `Give a value of the kind ${issue.expected}.`
  if (issue.code === 'invalid_value') return `Use one of: ${issue.values.map(String).join(', ')}.`
  return 'See docs/authoring.md for what is allowed here.'
}

function firstLine(message: string): string {
  return message.split('\n')[0]!
}
