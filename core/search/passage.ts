/** What can be found: a passage is a section of a page, small enough to be read at a glance. */

export type PassageKind = 'lesson' | 'task' | 'term' | 'command' | 'rule'

export interface Passage {
  readonly kind: PassageKind
  /** Its heading. */
  readonly title: string
  /** The page it stands on: `Two stages · A second stage, for serving`. */
  readonly place: string
  /** With the anchor, where it has one: `/lessons/nginx-stage/#second-stage`. */
  readonly href: string
  /** Its words, without marks. */
  readonly text: string
}
