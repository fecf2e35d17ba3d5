/** A program that stays: thrown through the shell that started it, because it never returns to it. */
import type { FileTree } from '@/core/files/tree.ts'
import type { HttpAnswer, HttpRequest } from '@/core/nginx/http.ts'
import { Stays } from '@/core/shell/never-ends.ts'
import type { AppCall, Listen, Serves } from './container.ts'

export interface Served {
  readonly serves: Serves
  readonly log: readonly string[]
  readonly listens: readonly Listen[]
  readonly tree: FileTree
  /** Of a development server: the folder of its app. */
  readonly appFolder?: string
  readonly appCall?: AppCall
  /** `inside`: the request comes from the container itself, as a health check's does. */
  respond(request: HttpRequest, inside: boolean): HttpAnswer
}

export class Serving extends Stays {
  readonly served: Served
  constructor(served: Served, beside: readonly Stays[] = []) {
    super(beside)
    this.served = served
  }

  override with(beside: readonly Stays[]): Serving {
    return new Serving(this.served, [...this.beside, ...beside])
  }
}

/** What answers: the program itself, or where that only waits, a server it was started beside. */
export function servedBy(serving: Serving): Served {
  const all = [serving, ...serving.beside].filter((each) => each instanceof Serving)
  return (all.find(({ served }) => served.listens.length > 0) ?? serving).served
}

/** What cannot be told about a program, thrown likewise. */
export class CannotTell {
  readonly why: string
  readonly log: readonly string[]
  constructor(why: string, log: readonly string[] = []) {
    this.why = why
    this.log = log
  }
}

/** Runs what may stay, and puts lines that were printed before in front of its log. */
export function withLogBefore<T>(lines: readonly string[], run: () => T): T {
  try {
    return run()
  } catch (thrown) {
    if (thrown instanceof Serving)
      throw new Serving({ ...thrown.served, log: [...lines, ...thrown.served.log] }, thrown.beside)
    if (thrown instanceof CannotTell) throw new CannotTell(thrown.why, [...lines, ...thrown.log])
    throw thrown
  }
}
