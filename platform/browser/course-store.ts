/**
 * A course's own corner of the device. One address may show several courses over time, an author's localhost above all:
 * what was typed in one is none of the other's. The first course has the keys without a prefix.
 */

const FIRST = 'starter-react-app'

/** Before keys and the database's name; `app/first-paint.ts` reads it from the page. */
export function cornerOf({ name }: { readonly name: string }): string {
  return name === FIRST ? '' : `${name} `
}

export function courseStore(store: Storage | undefined, corner: string): Storage | undefined {
  if (store === undefined || corner === '') return store
  const keys = () =>
    Array.from({ length: store.length }, (_, index) => store.key(index) ?? '')
      .filter((key) => key.startsWith(corner))
      .map((key) => key.slice(corner.length))
  return {
    get length() {
      return keys().length
    },
    key: (index) => keys()[index] ?? null,
    getItem: (key) => store.getItem(corner + key),
    setItem: (key, value) => store.setItem(corner + key, value),
    removeItem: (key) => store.removeItem(corner + key),
    clear: () => {
      for (const key of keys()) store.removeItem(corner + key)
    },
  }
}
