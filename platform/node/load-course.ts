/** Compiles the course from this project's folders: needs the whole Markdown machinery. */
import { type CourseResult, compileCourse } from '@/core/lessons/course.ts'
import { readGlossary } from '@/core/lessons/glossary.ts'
import { contentText, lessonSources } from './content.ts'

export function loadCourse(root: string): CourseResult {
  return compileCourse(lessonSources(root), { glossary: glossaryTerms(root) })
}

function glossaryTerms(root: string): ReadonlySet<string> | undefined {
  const text = contentText(root, 'glossary.md')
  return text === undefined ? undefined : new Set(readGlossary(text).terms.map((term) => term.id))
}
