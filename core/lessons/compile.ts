/** Compiles one lesson: Markdown to blocks and steps, front matter to fields, folders to files. */
import { readFrontMatter } from './front-matter.ts'
import type { Lesson, LessonBlock } from './lesson.ts'
import { lessonFiles } from './lesson-files.ts'
import { htmlOf, type RootContent, readMarkdown, type Writing } from './markdown.ts'
import { type Piece, pieceOf } from './pieces.ts'
import { slidesOf } from './slides.ts'
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
  const pieces = readMarkdown(front.body).children.map((node) => pieceOf(node, writing))
  const blocks = blocksOf(pieces)
  checkIds(blocks, writing)
  if (writing.errors.length > 0 || !front.value) return { errors: writing.errors }
  const { images, title, part, minutes, summary, learned, opens, sandbox, beforeClone } = front.value
  const { add, replace, solution, commands } = lessonFiles(source)
  const lesson: Lesson = {
    slug: named[2]!,
    number: Number(named[1]),
    ...{ title, part, minutes, summary, learned, opens, sandbox, beforeClone, blocks },
    slides: slidesOf(pieces, { title, learned }),
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

/** Prose between tasks is one block; every task is one. Speaker notes are no part of what learners read. */
function blocksOf(pieces: readonly Piece[]): readonly LessonBlock[] {
  const blocks: LessonBlock[] = []
  let prose: RootContent[] = []
  const flush = () => {
    if (prose.length > 0) blocks.push({ kind: 'prose', html: htmlOf(prose) })
    prose = []
  }
  for (const piece of pieces) {
    if (piece.kind === 'prose') prose.push(piece.node)
    if (piece.kind !== 'task') continue
    flush()
    blocks.push({ kind: 'task', step: piece.step })
  }
  flush()
  return blocks
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
