/** Texts beside the lessons: links of the glossary, of the page of commands and of the rules' pages; terms that nothing links. */
import { readCommands } from './commands.ts'
import type { Finding } from './finding.ts'
import { readGlossary } from './glossary.ts'
import { anchorOf } from './markdown.ts'
import { readRulePage } from './rule-page.ts'
import type { AuthorError, Known, LessonSource } from './source.ts'

export interface CourseTexts {
  readonly sources: readonly LessonSource[]
  readonly glossary: string | undefined
  readonly commands: string | undefined
  readonly parts: readonly string[]
  /** Pages of our own rules by name. */
  readonly rules: Readonly<Record<string, string>>
}

export function lintTexts(texts: CourseTexts, known: Known): readonly Finding[] {
  const glossary = readGlossary(texts.glossary ?? '', 'glossary.md', known)
  const commands = readCommands(texts.commands ?? '[]', 'commands.yaml')
  const rules = Object.entries(texts.rules).flatMap(([name, text]) => readRulePage(name, text, known).errors)
  const homeless = commands.commands.filter(({ lesson }) => known.slugs !== undefined && !known.slugs.has(lesson))
  return [
    ...[...glossary.errors, ...commands.errors, ...rules].map(findingOf),
    ...homeless.map(({ name, lesson }) => ({
      file: 'commands.yaml',
      line: lineWith(texts.commands ?? '', `name: ${name}`),
      message: `\`${name}\` names a lesson \`${lesson}\` that is not there.`,
    })),
    ...unusedTerms(texts),
  ]
}

export function findingOf({ file, line, message, remedy }: AuthorError): Finding {
  return { file, line, message: `${message} ${remedy}` }
}

/** A term that no lesson, rule or other term links is one that nobody is led to. */
function unusedTerms({ sources, glossary = '', rules }: CourseTexts): readonly Finding[] {
  const entries = glossary.split(/^## /m).slice(1)
  const written = [...sources.map(({ files }) => files['lesson.md'] ?? ''), ...Object.values(rules)]
  return entries.flatMap((entry) => {
    const heading = entry.slice(0, entry.indexOf('\n')).trim()
    const link = new RegExp(`/glossary#${anchorOf(heading)}(?![a-z0-9-])`)
    const others = entries.filter((other) => other !== entry)
    if ([...written, ...others].some((text) => link.test(text))) return []
    const message = `Nothing links the term "${heading}": link it where a lesson first uses it, or delete it.`
    return [{ file: 'glossary.md', line: lineWith(glossary, `## ${heading}`), message }]
  })
}

function lineWith(text: string, part: string): number {
  return (
    Math.max(
      text.split('\n').findIndex((line) => line.includes(part)),
      0,
    ) + 1
  )
}
