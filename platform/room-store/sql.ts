/** As much of a database as rooms need; PGlite and Postgres are behind it, with the same SQL. */

export type Row = Readonly<Record<string, unknown>>
export type Value = string | number | null

export interface Queries {
  query(text: string, values?: readonly Value[]): Promise<readonly Row[]>
}

/** All methods reject with a `StoreFailure` when the database cannot be used; other errors are ours. */
export interface Sql extends Queries {
  /** Commits when `work` has ended well, and undoes all of it otherwise. */
  transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T>
  /** What any process sends to the channel; `undefined` after a time in which messages could be missed. */
  listen(channel: string, heard: (payload: string | undefined) => void): () => void
  /** Gives room on the disk back, where the database does not by itself. */
  tidy(): Promise<void>
  close(): Promise<void>
}
