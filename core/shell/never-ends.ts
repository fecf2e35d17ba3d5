/** A program that serves or waits until it is stopped: thrown through the scripts that called it, which wait with it. */
import type { Written } from './process.ts'

export class Stays {
  /** What was sent to the background before it, and stays as well. */
  readonly beside: readonly Stays[]

  constructor(beside: readonly Stays[] = []) {
    this.beside = beside
  }

  /** The same, with these in the background. */
  with(beside: readonly Stays[]): Stays {
    return new Stays([...this.beside, ...beside])
  }
}

/** In a build, where nothing it serves is looked at. */
export class NeverEnds extends Stays {
  /** For people: `vite keeps serving`. */
  readonly why: string
  /** What was printed before it, in order. */
  output: readonly Written[]

  constructor(why: string, output: readonly Written[] = []) {
    super()
    this.why = why
    this.output = output
  }

  override with(): Stays {
    return this
  }
}

/** Puts what a caller had printed in front, while the program is thrown through it. */
export function printedBefore(thrown: unknown, written: readonly Written[]): void {
  if (thrown instanceof NeverEnds) thrown.output = [...written, ...thrown.output]
}
