/** Whether a link of a lesson, the glossary or a rule's page leads somewhere. Addresses outside the site are not asked. */
import type { Known } from './source.ts'

/** Pages of the site that are not made of the course's texts. A test compares them with `app/`. */
export const PAGES: readonly string[] = ['/', '/commands', '/glossary', '/offline', '/rules', '/starter']

/** Anchors that every lesson's page has. */
const LESSON_ANCHORS = ['main', 'what-you-learned']

export interface LinkProblem {
  readonly message: string
  readonly remedy: string
}

/** `own` is the slug of the lesson that holds the link, for links within its page. */
export function linkProblem(url: string, known: Known, own?: string): LinkProblem | undefined {
  if (/^(https?:|mailto:)/.test(url)) return undefined
  const [path = '', anchor] = url.split('#') as [string, string?]
  if (path === '') return own === undefined ? undefined : taskProblem(own, anchor, known)
  const [, page = '', name = ''] = /^\/([a-z-]*)\/?([a-z0-9-]*)\/?$/.exec(path) ?? []
  if (page === 'lessons' && name !== '') return lessonProblem(name, anchor, known)
  if (page === 'rules' && name !== '') return ruleProblem(name, known)
  if (!path.startsWith('/') || (name === '' && !PAGES.includes(`/${page}`)) || name !== '')
    return { message: `\`${url}\` leads nowhere.`, remedy: `Pages: ${PAGES.join(', ')}, /lessons/SLUG, /rules/NAME.` }
  if (page === 'glossary' && anchor !== undefined) return termProblem(anchor, known)
  const anchors = page === 'commands' ? known.commands : undefined
  return anchor === undefined || anchor === 'main' || anchors?.has(anchor)
    ? undefined
    : { message: `The page \`${path}\` has no anchor \`${anchor}\`.`, remedy: 'Link the page alone.' }
}

function termProblem(term: string, { glossary }: Known): LinkProblem | undefined {
  if (glossary === undefined || glossary.has(term)) return undefined
  return {
    message: `The glossary has no term \`${term}\`.`,
    remedy: 'Add it to content/glossary.md or link another term.',
  }
}

function lessonProblem(slug: string, anchor: string | undefined, known: Known): LinkProblem | undefined {
  if (known.slugs !== undefined && !known.slugs.has(slug))
    return { message: `There is no lesson \`${slug}\`.`, remedy: 'Use the slug of a folder below content/lessons.' }
  return taskProblem(slug, anchor, known)
}

function taskProblem(slug: string, anchor: string | undefined, { tasks }: Known): LinkProblem | undefined {
  if (anchor === undefined || tasks === undefined || LESSON_ANCHORS.includes(anchor)) return undefined
  if (tasks.has(`${slug}#${anchor}`)) return undefined
  return { message: `The lesson \`${slug}\` has no task \`${anchor}\`.`, remedy: 'Anchors are the ids of its tasks.' }
}

function ruleProblem(name: string, { rules }: Known): LinkProblem | undefined {
  if (rules === undefined || rules.has(name)) return undefined
  return { message: `There is no page of a rule \`${name}\`.`, remedy: 'Rules of our own lie in docs/rules.' }
}
