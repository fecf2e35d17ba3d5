/** What the course lint finds: something an author should mend, and where. */
export interface Finding {
  /** Relative to the folder of lessons, or to the course. */
  readonly file: string
  readonly line?: number
  readonly message: string
}
