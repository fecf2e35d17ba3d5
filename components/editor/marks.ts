/** What the editor shows beside the text: remarks with a place, and the band of each stage. */
export interface Mark {
  readonly severity: 'error' | 'warning' | 'info'
  readonly message: string
  readonly startLine: number
  readonly startColumn: number
  readonly endLine: number
  readonly endColumn: number
}

export interface Band {
  /** A, B, C… */
  readonly letter: string
  /** Place in the row of stage colours, from 0. */
  readonly colour: number
  readonly startLine: number
  readonly endLine: number
  /** The target does not need this stage. */
  readonly skipped: boolean
}

export interface EditorPlace {
  readonly path: string
  readonly line: number
  readonly column: number
  readonly wish: number
}
