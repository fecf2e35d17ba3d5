/** Variables as the word expander sees them. */

export interface Lookup {
  /** Undefined: not set. An empty text is set. */
  get(name: string): string | undefined
  names(): Iterable<string>
}

export function lookupOf(values: ReadonlyMap<string, string | undefined> | Readonly<Record<string, string>>): Lookup {
  const map = values instanceof Map ? (values as ReadonlyMap<string, string | undefined>) : undefined
  if (map === undefined) return lookupOf(new Map(Object.entries(values)))
  return {
    get: (name) => map.get(name),
    names: () => [...map].filter(([, value]) => value !== undefined).map(([name]) => name),
  }
}

export const NO_VARIABLES: Lookup = { get: () => undefined, names: () => [] }
