/**
 * Text the engine cannot know (what `date` prints, the bytes of an unknown file) travels through variables, pipes and
 * files as a mark between two code points that Unicode keeps out of text, with the reason inside. So nothing that
 * holds it is ever taken for known.
 */

const OPEN = '\uFDD0'
const CLOSE = '\uFDD1'
const MARK = /\uFDD0([^\uFDD1]*)\uFDD1/g

/** One mark; blanks and pattern characters are taken out so that no shell expansion splits it. */
export function unknownText(why: string): string {
  return (
    OPEN +
    why
      .replace(/[\uFDD0\uFDD1]/g, '')
      .replace(/\s/g, '\u00A0')
      .replace(/[*?[\]\\]/g, '') +
    CLOSE
  )
}

export function holdsUnknown(text: string): boolean {
  return text.includes(OPEN)
}

/** The reason of the first mark. */
export function whyUnknown(text: string): string {
  const found = new RegExp(MARK.source).exec(text)
  return (found?.[1] ?? 'text that is not known').replace(/\u00A0/g, ' ')
}

/** For people: marks become `‹…›`. */
export function printable(text: string): string {
  return holdsUnknown(text) ? text.replace(MARK, '‹…›') : text
}
