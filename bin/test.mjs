/**
 * `npm test`: what CI runs. Format and lint, types, then every test; ends with one line of counts.
 * Arguments go to vitest: `npm test -- tests/core/build`.
 */
import './node-version.mjs'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { programOf, runNode } from './programs.mjs'
import { project } from './typescript-bundle.mjs'

const results = join(project, '.cache', 'test-results.json')
mkdirSync(join(project, '.cache'), { recursive: true })
rmSync(results, { force: true })

const failed = []
const step = async (name, script, args, env) => {
  process.stdout.write(`\n── ${name}\n`)
  if ((await runNode(script, args, env)) !== 0) failed.push(name)
}

const only = process.argv.slice(2)
if (only.length === 0) {
  await step('format and lint', programOf('@biomejs/biome', 'biome'), ['ci', '--error-on-warnings'])
  await step('types of core (no DOM, no Node)', programOf('typescript', 'tsc'), ['-p', 'core/tsconfig.json'])
  await step('types', programOf('typescript', 'tsc'), ['-p', 'tsconfig.json'])
}
await step('tests', programOf('vitest'), [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${results}`,
  ...only,
])

const counts = existsSync(results)
  ? JSON.parse(readFileSync(results, 'utf8'))
  : { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0 }
const bad = counts.numFailedTests + failed.filter((name) => name !== 'tests' || counts.numFailedTests === 0).length
const skipped = counts.numPendingTests + (counts.numTodoTests ?? 0)
if (failed.length > 0) process.stdout.write(`\nFailed: ${failed.join(', ')}\n`)
process.stdout.write(`\n${counts.numPassedTests} passed, ${bad} failed, ${skipped} skipped\n`)
process.exitCode = bad > 0 ? 1 : 0
