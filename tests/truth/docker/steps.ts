/** Reads which steps came from the cache, from what `docker build --progress=plain` printed. */
import { STEP } from './answer.ts'

/** One line a step, sorted by its name. A step that was asked for and never began (CANCELED, or nothing said) is left out. */
export function stepsOf(progress: string): readonly string[] {
  const names = new Map<string, string>()
  const ends = new Map<string, string>()
  for (const line of progress.split('\n')) {
    const [, id, text] = /^#(\d+) (.*)$/.exec(line) ?? []
    if (id === undefined || text === undefined) continue
    if (STEP.test(text)) names.set(id, text)
    else if (/^(?:CACHED|DONE|ERROR)\b/.test(text)) ends.set(id, text.split(/[ :]/)[0]!)
  }
  const steps = [...names].filter(([id]) => ends.has(id)).map(([id, name]) => ({ name, end: ends.get(id)! }))
  return steps.sort((one, other) => (one.name < other.name ? -1 : 1)).map(({ name, end }) => `${end} ${name}`)
}
