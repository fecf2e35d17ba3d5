/**
 * `npm run record:truth`: asks real Docker (and real nginx) again and writes down what they answered. Arguments go to
 * vitest: `npm run record:truth -- tests/truth/docker -t "cache-"` asks for the cases whose name or title fits.
 */
import './node-version.mjs'
import { programOf, runNode } from './programs.mjs'

process.exitCode = await runNode(programOf('vitest'), ['run', '--project', 'truth', ...process.argv.slice(2)], {
  STAGECRAFT_RECORD: '1',
})
