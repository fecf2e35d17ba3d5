/** The pieces a lesson's text is made of, in order: prose, tasks, speaker notes. Learners' blocks and slides are both made from them. */
import type { CheckSpec } from '@/core/checks/schema.ts'
import { readChecks } from './checks-block.ts'
import type { LessonStep } from './lesson.ts'
import { htmlOf, type Of, preparedNode, type RootContent, report, type Writing, wordsOf } from './markdown.ts'
import { type Notes, notesOf } from './notes.ts'

export type Piece =
  /** Ready for HTML. */
  | { readonly kind: 'prose'; readonly node: RootContent }
  /** With what is asked in parts, as it is presented. */
  | { readonly kind: 'task'; readonly step: LessonStep; readonly parts: readonly string[] }
  | { readonly kind: 'notes'; readonly notes: Notes }

export function pieceOf(node: RootContent, writing: Writing): Piece {
  if (node.type === 'containerDirective' && node.name === 'task') return taskOf(node, writing)
  if (node.type === 'containerDirective' && node.name === 'notes')
    return { kind: 'notes', notes: notesOf(node, writing) }
  return { kind: 'prose', node: preparedNode(node, writing) }
}

function taskOf(node: Of<'containerDirective'>, writing: Writing): Piece {
  const id = node.attributes?.id ?? ''
  if (!/^[a-z][a-z0-9-]*$/.test(id))
    report(writing, node, 'The task has no id.', 'Write `:::task[Title]{#an-id}`, lower case with hyphens.')
  const label = node.children.find((child) => child.type === 'paragraph' && child.data?.directiveLabel)
  const title = label ? wordsOf(label) : ''
  if (title === '') report(writing, node, 'The task has no title.', 'Write `:::task[Title]{#an-id}`.')
  const isChecks = (child: RootContent): child is Of<'code'> =>
    child.type === 'code' && child.lang === 'yaml' && child.meta === 'checks'
  const blocks = node.children.filter(isChecks)
  if (blocks.length !== 1)
    report(
      writing,
      node,
      `The task has ${blocks.length} blocks of checks.`,
      'Give one fenced block marked `yaml checks`.',
    )
  const prose = node.children
    .filter((child) => child !== label && !isChecks(child))
    .map((child) => preparedNode(child, writing))
  const checks = blocks.flatMap((block) => checksOf(block, writing))
  return { kind: 'task', step: { id, title, html: htmlOf(prose), checks }, parts: partsOf(prose, prose) }
}

/** HTML of each node that shows something. What `all` defines for links and footnotes is at hand in every part. */
export function partsOf(nodes: readonly RootContent[], all: readonly RootContent[]): readonly string[] {
  const isDefinition = ({ type }: RootContent) => type === 'definition' || type === 'footnoteDefinition'
  const defined = all.filter(isDefinition)
  const shown = nodes.filter((node) => !isDefinition(node))
  return shown.map((node) => htmlOf([node, ...defined])).filter((html) => html.trim() !== '')
}

function checksOf(block: Of<'code'>, writing: Writing): readonly CheckSpec[] {
  const { line = 1, column = 1 } = block.position?.start ?? {}
  const result = readChecks(block.value, { file: writing.file, line: line + 1, column })
  writing.errors.push(...result.errors)
  return result.checks
}
