/** A program that serves or waits until it is stopped: thrown through the scripts that called it, which wait with it. */
import type { Written } from './process.ts'

export class NeverEnds {
  /** For people: `vite keeps serving`. */
  readonly why: string
  /** What was printed before it, in order. */
  output: readonly Written[]

  constructor(why: string, output: readonly Written[] = []) {
    this.why = why
    this.output = output
  }
}

/** Puts what a caller had printed in front, while the program is thrown through it. */
export function printedBefore(thrown: unknown, written: readonly Written[]): void {
  if (thrown instanceof NeverEnds) thrown.output = [...written, ...thrown.output]
}
