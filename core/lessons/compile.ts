/** Compiles one lesson: Markdown to blocks and steps, front matter to fields, folders to files. */
import type { CheckSpec } from '@/core/checks/schema.ts'
import { readChecks } from './checks-block.ts'
import { readFrontMatter } from './front-matter.ts'
import type { Lesson, LessonBlock, LessonStep } from './lesson.ts'
import { lessonFiles } from './lesson-files.ts'
import { type Of, type RootContent, readMarkdown, report, type Writing, writeHtml } from './markdown.ts'
import type { AuthorError, Known, LessonSource } from './source.ts'

export type { AuthorError, Known, LessonSource } from './source.ts'

export interface CompileResult {
  /** Undefined when there are errors: a lesson is never half there. */
  readonly lesson?: Lesson
  readonly errors: readonly AuthorError[]
}

export function compileLesson(source: LessonSource, known: Known = {}): CompileResult {
  const file = `${source.folder}/lesson.md`
  const text = source.files['lesson.md']
  const named = /^(\d{2})-([a-z0-9-]+)$/.exec(source.folder.slice(source.folder.lastIndexOf('/') + 1))
  if (text === undefined || !named) return { errors: [folderError(file, text === undefined)] }
  const front = readFrontMatter(text, file, known.parts)
  const writing: Writing = {
    file,
    source: front.body,
    known,
    slug: named[2]!,
    errors: [...front.errors],
    anchors: new Set(),
  }
  const blocks = blocksOf(readMarkdown(front.body).children, writing)
  checkIds(blocks, writing)
  if (writing.errors.length > 0 || !front.value) return { errors: writing.errors }
  const { images, title, part, minutes, summary, learned, opens, sandbox, beforeClone } = front.value
  const { add, replace, solution, commands } = lessonFiles(source)
  const lesson: Lesson = {
    slug: named[2]!,
    number: Number(named[1]),
    ...{ title, part, minutes, summary, learned, opens, sandbox, beforeClone, blocks },
    steps: blocks.flatMap((block) => (block.kind === 'task' ? [block.step] : [])),
    startAdd: add,
    startFiles: replace,
    solutionFiles: solution,
    solutionCommands: commands,
    ...(images.length > 0 ? { storeImages: images.map((image) => ({ ...image, files: {} })) } : {}),
  }
  return { lesson, errors: [] }
}

function folderError(file: string, missing: boolean): AuthorError {
  return missing
    ? { file, line: 1, column: 1, message: 'The folder holds no lesson.md.', remedy: 'Add lesson.md to the folder.' }
    : {
        file,
        line: 1,
        column: 1,
        message: 'The folder is not named NN-slug.',
        remedy: 'Two digits, a hyphen, a slug in lower case.',
      }
}

/** Prose between tasks is one block; every task is one. */
function blocksOf(nodes: readonly RootContent[], writing: Writing): readonly LessonBlock[] {
  const blocks: LessonBlock[] = []
  let prose: RootContent[] = []
  const flush = () => {
    if (prose.length > 0) blocks.push({ kind: 'prose', html: writeHtml(prose, writing) })
    prose = []
  }
  for (const node of nodes) {
    if (node.type === 'containerDirective' && node.name === 'task') {
      flush()
      blocks.push({ kind: 'task', step: stepOf(node, writing) })
    } else prose.push(node)
  }
  flush()
  return blocks
}

function stepOf(node: Of<'containerDirective'>, writing: Writing): LessonStep {
  const id = node.attributes?.id ?? ''
  if (!/^[a-z][a-z0-9-]*$/.test(id))
    report(writing, node, 'The task has no id.', 'Write `:::task[Title]{#an-id}`, lower case with hyphens.')
  const label = node.children.find((child) => child.type === 'paragraph' && child.data?.directiveLabel)
  const title = label && 'children' in label ? textOf(label) : ''
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
  const prose = node.children.filter((child) => child !== label && !isChecks(child))
  return { id, title, html: writeHtml(prose, writing), checks: blocks.flatMap((block) => checksOf(block, writing)) }
}

function checksOf(block: Of<'code'>, writing: Writing): readonly CheckSpec[] {
  const { line = 1, column = 1 } = block.position?.start ?? {}
  const result = readChecks(block.value, { file: writing.file, line: line + 1, column })
  writing.errors.push(...result.errors)
  return result.checks
}

function textOf(node: { readonly children: readonly unknown[] }): string {
  return node.children
    .map((child) => {
      const part = child as { value?: string; children?: readonly unknown[] }
      return part.value ?? (part.children ? textOf({ children: part.children }) : '')
    })
    .join('')
}

function checkIds(blocks: readonly LessonBlock[], { errors, file }: Writing): void {
  const ids = blocks.flatMap((block) => (block.kind === 'task' ? block.step.checks.map((check) => check.id) : []))
  const twice = ids.find((id, index) => ids.indexOf(id) !== index)
  if (twice !== undefined) {
    errors.push({
      file,
      line: 1,
      column: 1,
      message: `Two checks have the id \`${twice}\`.`,
      remedy: 'Ids are unique in a lesson.',
    })
  }
}
