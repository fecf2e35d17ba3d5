/** Compiles the course: lessons in order, each starting from where the one before ended. */
import { compileLesson } from './compile.ts'
import type { Lesson } from './lesson.ts'
import { type AuthorError, type Known, type LessonSource, slugOf } from './source.ts'
import { type Explained, readExplanations } from './survivors.ts'
import { readVariants, type Variant } from './variants.ts'

export interface CourseResult {
  readonly lessons: readonly Lesson[]
  readonly variants: readonly Variant[]
  readonly explained: readonly Explained[]
  readonly errors: readonly AuthorError[]
}

export function compileCourse(sources: readonly LessonSource[], known: Known = {}): CourseResult {
  const ordered = [...sources].sort((a, b) => (a.folder < b.folder ? -1 : 1))
  const slugs = known.slugs ?? new Set(ordered.map((source) => slugOf(source.folder)))
  const tasks = known.tasks ?? new Set(ordered.flatMap(taskAnchors))
  const results = ordered.map((source) => compileLesson(source, { ...known, slugs, tasks }))
  const lessons = chained(results.flatMap((result) => (result.lesson ? [result.lesson] : [])))
  const variants = ordered.map(readVariants)
  const explanations = ordered.map(readExplanations)
  return {
    lessons: lessons.map((lesson) => withImages(lesson, lessons)),
    variants: variants.flatMap((result) => result.variants),
    explained: explanations.flatMap((result) => result.explained),
    errors: [...results, ...variants, ...explanations].flatMap((result) => result.errors),
  }
}

/** `slug#task` of every `:::task[…]{#task}`. */
export function taskAnchors({ folder, files }: LessonSource): readonly string[] {
  const tasks = (files['lesson.md'] ?? '').matchAll(/^:::task\[.*\]\{#([a-z0-9-]+)/gm)
  return [...tasks].map((match) => `${slugOf(folder)}#${match[1]}`)
}

/** A lesson starts from the files of the last solution that is no sandbox's, with its own `start/replace` over them. */
function chained(lessons: readonly Lesson[]): readonly Lesson[] {
  let carried: Readonly<Record<string, string>> = {}
  return lessons.map((lesson) => {
    const startFiles = { ...carried, ...lesson.startFiles }
    const solutionFiles = { ...startFiles, ...lesson.solutionFiles }
    if (!lesson.sandbox) carried = solutionFiles
    return { ...lesson, startFiles, solutionFiles }
  })
}

function withImages(lesson: Lesson, lessons: readonly Lesson[]): Lesson {
  if (!lesson.storeImages) return lesson
  const files = (slug: string) => lessons.find((other) => other.slug === slug)?.solutionFiles ?? {}
  return { ...lesson, storeImages: lesson.storeImages.map((image) => ({ ...image, files: files(image.lesson) })) }
}
