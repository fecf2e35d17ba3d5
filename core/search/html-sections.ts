/** Cuts the HTML of our own compiler at its headings, and reads the words between the tags. */

export interface Section {
  /** Undefined before the first heading, and where the heading has no anchor. */
  readonly id: string | undefined
  readonly title: string
  readonly text: string
}

const HEADING = /<h[2-4](?: id="([^"]*)")?>([\s\S]*?)<\/h[2-4]>/

/** Sections in the order of the page; the first, before any heading, has the title `''`. Empty ones are left out. */
export function htmlSections(html: string): readonly Section[] {
  // With two groups, `split` gives: text, id, title, text, id, title, text…
  const parts = html.split(new RegExp(HEADING, 'g'))
  const first = { id: undefined, title: '', text: wordsOfHtml(parts[0] ?? '') }
  const rest: Section[] = []
  for (let index = 1; index < parts.length; index += 3)
    rest.push({
      id: parts[index],
      title: wordsOfHtml(parts[index + 1] ?? ''),
      text: wordsOfHtml(parts[index + 2] ?? ''),
    })
  return [first, ...rest].filter(({ title, text }) => title !== '' || text !== '')
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** Ends of blocks part words; tags inside a line do not. */
export function wordsOfHtml(html: string): string {
  return html
    .replace(/<\/?(?:p|li|ul|ol|pre|t[dhr]|table|div|aside|blockquote|d[dlt]|br|hr|h[1-6])\b[^>]*>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));/gi, (whole, hex, decimal, name) => {
      if (name !== undefined) return NAMED[name] ?? whole
      return String.fromCodePoint(hex !== undefined ? Number.parseInt(hex, 16) : Number(decimal))
    })
    .replace(/\s+/g, ' ')
    .trim()
}
