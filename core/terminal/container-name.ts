/** Names for containers that were given none, in Docker's manner: an adjective and somebody whose work we still use. */
const ADJECTIVES = [
  'brave',
  'calm',
  'clever',
  'eager',
  'gentle',
  'happy',
  'keen',
  'lucid',
  'modest',
  'nifty',
  'patient',
  'quirky',
  'serene',
  'tender',
  'vibrant',
  'wise',
]
const PEOPLE = [
  'babbage',
  'curie',
  'darwin',
  'euler',
  'franklin',
  'gauss',
  'hopper',
  'johnson',
  'kepler',
  'lamarr',
  'lovelace',
  'meitner',
  'noether',
  'ritchie',
  'turing',
  'wilson',
]

/** The same number gives the same name; taken ones are passed over. */
export function containerName(seed: number, taken: readonly string[]): string {
  const count = ADJECTIVES.length * PEOPLE.length
  for (let i = 0; i < count; i++) {
    const at = (seed + i) % count
    const name = `${ADJECTIVES[at % ADJECTIVES.length]}_${PEOPLE[Math.floor(at / ADJECTIVES.length)]}`
    if (!taken.includes(name)) return name
  }
  return `container_${seed}`
}
