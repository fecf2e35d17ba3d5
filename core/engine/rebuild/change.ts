/** What a learner may change to see which steps run again; none of it touches their files. */

export type Change =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'dependency' }
  /** Every FROM of the first image becomes one of the second. */
  | { readonly kind: 'base-tag'; readonly from: string; readonly to: string }
  | { readonly kind: 'argument'; readonly name: string; readonly value: string }

export type ChangeOf<K extends Change['kind']> = Extract<Change, { kind: K }>
