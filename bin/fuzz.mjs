/**
 * `npm run fuzz [-- --seed N --count N]`: new builds from new seeds, by the engine and by real BuildKit. What they answer
 * differently is printed, and kept below tests/truth/fuzz/found as a candidate case. Needs a Docker, or STAGECRAFT_PROVISION=1.
 */
import './node-version.mjs'
import { parseArgs } from 'node:util'
import { programOf, runNode } from './programs.mjs'

const { values } = parseArgs({ options: { seed: { type: 'string' }, count: { type: 'string', default: '40' } } })
const seed = values.seed ?? String(Math.floor(Date.now() / 1000) % 1_000_000_000)
process.stdout.write(`Seeds from ${seed} on, ${values.count} builds.\n`)
process.exitCode = await runNode(
  programOf('vitest'),
  ['run', '--project', 'truth', 'tests/truth/fuzz', '-t', 'agree'],
  { STAGECRAFT_FUZZ_SEED: seed, STAGECRAFT_FUZZ_COUNT: values.count },
)
