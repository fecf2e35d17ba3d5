/** The name a learner chose, if it can be shown and told apart from the others in the room. */
import { cleanLine, lengthOf } from './clean-text.ts'
import type { RoomLimits } from './limits.ts'
import type { RoomState } from './room.ts'

export type Named =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'invalid'; readonly message: string }

/** A name that somebody else has already gets a number: `Ada (2)`. `self`: whose name it is to be. */
export function freeName(state: RoomState, typed: string, limits: RoomLimits, self?: string): Named {
  const name = cleanLine(typed)
  if (name === '') return { kind: 'invalid', message: 'Choose a name with at least one letter or digit.' }
  if (lengthOf(name) > limits.nameLength)
    return { kind: 'invalid', message: `A name has at most ${limits.nameLength} characters.` }
  const taken = new Set(
    Object.values(state.members)
      .filter(({ id, removed }) => id !== self && !removed)
      .map((member) => folded(member.name)),
  )
  if (!taken.has(folded(name))) return { kind: 'name', name }
  for (let number = 2; ; number++) {
    const numbered = `${name} (${number})`
    if (!taken.has(folded(numbered))) return { kind: 'name', name: numbered }
  }
}

function folded(name: string): string {
  return name.normalize('NFKC').toLowerCase()
}
