/** What must hold before a Node runtime can be started in a page, and the plain words for each thing that does not. */

export interface PageFacts {
  /** https, or this very machine. */
  readonly secure: boolean
  readonly isolated: boolean
  readonly sharedMemory: boolean
  /** The document was loaded as this page: not as another one from which a link led here without a new load. */
  readonly loadedHere: boolean
}

export interface Unmet {
  readonly what: 'secure' | 'isolated' | 'loaded-elsewhere' | 'shared-memory'
  readonly title: string
  readonly text: string
  /** A new load of the page mends it. */
  readonly reloadHelps?: true
}

/** The first thing that is missing: the later ones follow from it. */
export function unmetPrecondition(page: PageFacts): Unmet | undefined {
  if (!page.secure) {
    return {
      what: 'secure',
      title: 'This page did not come over a secure connection',
      text: 'Browsers give what the Node runtime needs only to pages from https addresses, or from localhost. Open this site by its https address.',
    }
  }
  if (!page.isolated && !page.loadedHere) {
    return {
      what: 'loaded-elsewhere',
      title: 'This page has to be loaded anew',
      text: 'It was opened from within another page, and isolation is given only to a page that is loaded by itself.',
      reloadHelps: true,
    }
  }
  if (!page.isolated) {
    return {
      what: 'isolated',
      title: 'This page is not isolated from other sites',
      text: 'The Node runtime shares memory between threads, and browsers allow that only to isolated pages. The web host has to send two headers with this page: “Cross-Origin-Opener-Policy: same-origin” and “Cross-Origin-Embedder-Policy: require-corp”. This one did not, or your browser does not know them.',
    }
  }
  if (!page.sharedMemory) {
    return {
      what: 'shared-memory',
      title: 'This browser does not share memory between threads',
      text: 'The Node runtime needs SharedArrayBuffer. A current Chrome, Edge, Firefox or Safari on a computer has it.',
    }
  }
  return undefined
}
