/** Projects beside the starter: the learner's own, and what lies in the playground. */

export type PackageManager = 'npm' | 'yarn' | 'pnpm'

export interface OwnProject {
  readonly name: string
  /** Milliseconds since 1970 of the import. */
  readonly at: number
  /** What the learner said where the files do not say it, or in place of what they say. */
  readonly answers: {
    readonly manager?: PackageManager
    readonly buildFolder?: string
    readonly port?: number
  }
}

export type Origin =
  /** `by` is what the link says of itself: nobody has checked it. */
  | { readonly kind: 'link'; readonly title: string; readonly by?: string; readonly at: number }
  | { readonly kind: 'imported'; readonly name: string; readonly at: number }
  | { readonly kind: 'example'; readonly title: string }

/** What is known of the playground's present workspace apart from its files. */
export interface PlaygroundNote {
  readonly origin?: Origin
  /** The stage that is built; the last one without it. */
  readonly target?: string
  /** Build arguments, as `--build-arg` gives them. */
  readonly args: Readonly<Record<string, string>>
}

export interface Shelved {
  readonly id: string
  readonly title: string
  /** Milliseconds since 1970 when it was put aside. */
  readonly at: number
  readonly note: PlaygroundNote
}
