/** Speaker notes, `:::notes{minutes=3}`: what whoever presents says and shows, and the time planned for it. */
import { type Of, report, type Writing, writeHtml } from './markdown.ts'

export interface Notes {
  readonly html: string
  readonly minutes: number | undefined
}

export const MINUTES_WANTED = 'halves or whole ones, from 0.5 to 60'

export function notesOf(node: Of<'containerDirective'>, writing: Writing): Notes {
  const { minutes, ...others } = node.attributes ?? {}
  const [unknown] = Object.keys(others)
  if (unknown !== undefined)
    report(writing, node, `Notes know no \`${unknown}\`.`, 'Write `:::notes` or `:::notes{minutes=3}`.')
  if (node.children.length === 0)
    report(writing, node, 'The notes are empty.', 'Write what to say or to show, or leave them out.')
  return { html: writeHtml(node.children, writing), minutes: minutesOf(minutes, node, writing) }
}

function minutesOf(
  text: string | null | undefined,
  node: Of<'containerDirective'>,
  writing: Writing,
): number | undefined {
  if (text === undefined) return undefined
  const minutes = Number(text)
  if (/^\d{1,2}(\.[05])?$/.test(text ?? '') && minutes >= 0.5 && minutes <= 60) return minutes
  report(writing, node, `\`minutes=${text ?? ''}\` is no time to plan with.`, `Minutes: ${MINUTES_WANTED}.`)
  return undefined
}
