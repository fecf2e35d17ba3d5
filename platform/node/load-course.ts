/** Compiles the course from this project's folders: needs the whole Markdown machinery. */
import { anchorOfCommand, readCommands } from '@/core/lessons/commands.ts'
import { type CourseResult, compileCourse, taskAnchors } from '@/core/lessons/course.ts'
import { readGlossary } from '@/core/lessons/glossary.ts'
import type { CourseTexts } from '@/core/lessons/lint-texts.ts'
import { type Known, slugOf } from '@/core/lessons/source.ts'
import { contentText, lessonSources } from './content.ts'
import { courseFile } from './course-folder.ts'
import { ruleTexts } from './rule-pages.ts'

export function loadCourse(root: string): CourseResult {
  const texts = courseTexts(root)
  return compileCourse(texts.sources, knownOf(texts))
}

export function courseTexts(root: string): CourseTexts {
  return {
    sources: lessonSources(root),
    glossary: contentText(root, 'glossary.md'),
    commands: contentText(root, 'commands.yaml'),
    parts: courseFile(root).parts,
    rules: ruleTexts(root),
  }
}

/** What links of a course may name. */
export function knownOf({ sources, glossary, commands, rules, parts }: CourseTexts): Known {
  return {
    parts,
    slugs: new Set(sources.map(({ folder }) => slugOf(folder))),
    tasks: new Set(sources.flatMap(taskAnchors)),
    rules: new Set(Object.keys(rules)),
    commands: new Set(readCommands(commands ?? '[]').commands.map(({ name }) => anchorOfCommand(name))),
    ...(glossary === undefined ? {} : { glossary: new Set(readGlossary(glossary).terms.map((term) => term.id)) }),
  }
}
