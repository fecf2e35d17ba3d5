/** Variables as the word expander sees them. */

export interface Lookup {
  /** Undefined: not set. An empty text is set. */
  get(name: string): string | undefined
  names(): Iterable<string>
}

type Values = ReadonlyMap<string, string | undefined>

export function lookupOf(values: Values | Readonly<Record<string, string>>): Lookup {
  const map = isMap(values) ? values : new Map(Object.entries(values))
  return {
    get: (name) => map.get(name),
    names: () => [...map].filter(([, value]) => value !== undefined).map(([name]) => name),
  }
}

function isMap(values: Values | Readonly<Record<string, string>>): values is Values {
  return Symbol.iterator in values
}

export const NO_VARIABLES: Lookup = { get: () => undefined, names: () => [] }
