/** Where a figure or an outcome comes from. Nothing is shown without one: the engine never guesses. */

export type Evidence =
  | { readonly kind: 'computed' }
  | { readonly kind: 'recorded'; readonly source: string; readonly date: string }
  | { readonly kind: 'measured'; readonly where: string; readonly date: string }
  | { readonly kind: 'assumed'; readonly from: string; readonly source?: string; readonly date?: string }
  | { readonly kind: 'unsupported'; readonly why: string }

export const COMPUTED: Evidence = { kind: 'computed' }

/** A number with its evidence; `value` is undefined exactly when it is not known ("not recorded"). */
export interface Figure {
  readonly value: number | undefined
  readonly unit: 'bytes' | 'seconds' | 'files' | 'packages'
  readonly evidence: Evidence
}
