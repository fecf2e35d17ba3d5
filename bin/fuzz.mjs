/**
 * `npm run fuzz [-- --seed N --count N]`: new builds and nginx configurations from new seeds, by the engine and by the real programs. What they answer
 * differently is printed, and kept below tests/truth/fuzz/found as a candidate case. Needs a Docker, or STAGECRAFT_PROVISION=1.
 */
import './node-version.mjs'
import { parseArgs } from 'node:util'
import { programOf, runNode } from './programs.mjs'

const { values } = parseArgs({ options: { seed: { type: 'string' }, count: { type: 'string', default: '40' } } })
const seed = values.seed ?? String(Math.floor(Date.now() / 1000) % 1_000_000_000)
process.stdout.write(`Seeds from ${seed} on, ${values.count} builds and as many configurations.\n`)
const builds = await runNode(programOf('vitest'), ['run', '--project', 'truth', 'tests/truth/fuzz', '-t', 'agree'], {
  STAGECRAFT_FUZZ_SEED: seed,
  STAGECRAFT_FUZZ_COUNT: values.count,
})
const configurations = await runNode(
  programOf('vitest'),
  ['run', '--project', 'truth', 'tests/truth/nginx/fuzz.test.ts'],
  {
    STAGECRAFT_FUZZ: seed,
    STAGECRAFT_FUZZ_COUNT: values.count,
  },
)
process.exitCode = builds || configurations
