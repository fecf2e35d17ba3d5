/** Every passage of the site: sections and tasks of lessons, terms, commands, rules. */
import type { BuildCheckEntry } from '@/core/dockerfile/build-checks.ts'
import { anchorOfCommand, type CommandEntry } from '@/core/lessons/commands.ts'
import type { Term } from '@/core/lessons/glossary.ts'
import type { Lesson, LessonBlock } from '@/core/lessons/lesson.ts'
import type { RulePage } from '@/core/lessons/rule-page.ts'
import { htmlSections, wordsOfHtml } from './html-sections.ts'
import type { Passage } from './passage.ts'

export interface Site {
  readonly lessons: readonly Lesson[]
  readonly terms: readonly Term[]
  readonly commands: readonly CommandEntry[]
  /** Our own rules, a page each. */
  readonly rules: readonly RulePage[]
  /** Docker's build checks, an entry each on the page of rules. */
  readonly checks: readonly BuildCheckEntry[]
}

export function passagesOf(site: Site): readonly Passage[] {
  return [
    ...site.lessons.flatMap(lessonPassages),
    ...site.terms.map(termPassage),
    ...site.commands.map(commandPassage),
    ...site.rules.flatMap(rulePassages),
    ...site.checks.map(checkPassage),
  ]
}

function lessonPassages(lesson: Lesson): readonly Passage[] {
  const page = `/lessons/${lesson.slug}/`
  const head: Passage = { kind: 'lesson', title: lesson.title, place: lesson.part, href: page, text: lesson.summary }
  return [head, ...lesson.blocks.flatMap((block) => blockPassages(block, lesson, page))]
}

function blockPassages(block: LessonBlock, lesson: Lesson, page: string): readonly Passage[] {
  const place = `${lesson.part} · ${lesson.title}`
  if (block.kind === 'task') {
    const { id, title, html, checks } = block.step
    const text = [wordsOfHtml(html), ...checks.map((check) => sentence(check.title))].join(' ')
    return [{ kind: 'task', title, place, href: `${page}#${id}`, text: plain(text) }]
  }
  return htmlSections(block.html).map(({ id, title, text }) => ({
    kind: 'lesson',
    title: title === '' ? lesson.title : title,
    place: title === '' ? lesson.part : place,
    href: id === undefined ? page : `${page}#${id}`,
    text,
  }))
}

function termPassage({ id, term, html }: Term): Passage {
  return { kind: 'term', title: term, place: 'Glossary', href: `/glossary/#${id}`, text: wordsOfHtml(html) }
}

function commandPassage({ name, form, does, flags }: CommandEntry): Passage {
  const text = [does, form, ...flags.map(({ flag, does: what }) => `${flag}: ${what}`)].join(' ')
  const href = `/commands/#${anchorOfCommand(name)}`
  return { kind: 'command', title: name, place: 'Commands', href, text: plain(text) }
}

function rulePassages({ name, rule, title, html }: RulePage): readonly Passage[] {
  const page = `/rules/${name}/`
  return htmlSections(html).map((section) => ({
    kind: 'rule',
    title: section.title === '' ? title : section.title,
    place: section.title === '' ? 'Rules' : `Rules · ${title}`,
    href: section.id === undefined ? page : `${page}#${section.id}`,
    text: section.title === '' ? `${section.text} (${rule})` : section.text,
  }))
}

function checkPassage({ name, help }: BuildCheckEntry): Passage {
  return {
    kind: 'rule',
    title: name,
    place: 'Rules · Docker’s build checks',
    href: `/rules/#${name}`,
    text: plain(help),
  }
}

function plain(text: string): string {
  return text.replaceAll('`', '')
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}
