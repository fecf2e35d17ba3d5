/**
 * `npm run bench`: how long the engine takes, beside two linters of Dockerfiles in the same run: the median of each, and the goal
 * where there is one. `npm run bench -- RUN` measures the long files whose names hold that word alone. Ends with 1 where a median is above its goal.
 */
import './node-version.mjs'
import { importTypescript, project } from './typescript-bundle.mjs'

const SOURCES = ['core', 'platform', 'tests/bench', 'content', 'starter-react-app', 'package-lock.json']
const { measureEngine } = await importTypescript('tests/bench/engine-figures.ts', SOURCES)
process.exitCode = await measureEngine(project, process.argv[2])
