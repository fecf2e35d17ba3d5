/** An operation that was reached. Its key's parts and its readings are told when somebody asks: a RUN has a part for each variable. */
import { keyParts } from './cache-key.ts'
import { readingsOf } from './reading.ts'
import type { Operation } from './result.ts'
import type { SourceWorld } from './source-world.ts'

export type OperationFacts = Omit<Operation, 'keyParts' | 'readings' | 'assumed' | 'bundles'> & {
  readonly assumed: readonly string[] | undefined
  readonly bundles: Operation['bundles'] | undefined
}

export class MadeOperation implements Operation {
  readonly id: Operation['id']
  readonly stage: Operation['stage']
  readonly kind: Operation['kind']
  readonly instruction: Operation['instruction']
  readonly action: Operation['action']
  readonly name: Operation['name']
  readonly ordinal: Operation['ordinal']
  readonly total: Operation['total']
  readonly key: Operation['key']
  readonly cached: Operation['cached']
  readonly state: Operation['state']
  readonly tree: Operation['tree']
  readonly treeBefore: Operation['treeBefore']
  readonly output: Operation['output']
  readonly added: Operation['added']
  readonly evidence: Operation['evidence']
  readonly assumed?: readonly string[]
  readonly bundles?: NonNullable<Operation['bundles']>
  readonly unsupported: Operation['unsupported']
  readonly readsStages: Operation['readsStages']
  readonly #earlier: string
  readonly #world: SourceWorld

  /** `earlier`: the key of the operation before. */
  constructor(facts: OperationFacts, earlier: string, world: SourceWorld) {
    this.id = facts.id
    this.stage = facts.stage
    this.kind = facts.kind
    this.instruction = facts.instruction
    this.action = facts.action
    this.name = facts.name
    this.ordinal = facts.ordinal
    this.total = facts.total
    this.key = facts.key
    this.cached = facts.cached
    this.state = facts.state
    this.tree = facts.tree
    this.treeBefore = facts.treeBefore
    this.output = facts.output
    this.added = facts.added
    this.evidence = facts.evidence
    if (facts.assumed !== undefined) this.assumed = facts.assumed
    if (facts.bundles !== undefined) this.bundles = facts.bundles
    this.unsupported = facts.unsupported
    this.readsStages = facts.readsStages
    this.#earlier = earlier
    this.#world = world
  }

  get keyParts(): Operation['keyParts'] {
    return Object.fromEntries(keyParts(this.action, this.#earlier, this.#world))
  }

  get readings(): Operation['readings'] {
    return readingsOf(this.action, this.#world.contentsOf)
  }
}
