/** Links to the glossary, as prose holds them. */

export const TERM_LINKS = 'a[href^="/glossary#"], a[href^="/glossary/#"]'

/** `build-context`, of `/glossary#build-context`. */
export function termId(href: string): string {
  return href.slice(href.indexOf('#') + 1)
}
