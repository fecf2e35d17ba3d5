/** The table that measures the reference against Docker's guide names tests: each of them has to be there. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const doc = readFileSync('docs/take-home.md', 'utf8')
const rows = doc.split('\n').filter((line) => /^\| .* \| .* \| [EFSR]\b/.test(line))
const named: Readonly<Record<string, string>> = {
  E: readFileSync('tests/core/exporter/reference-engine.test.ts', 'utf8'),
  F: readFileSync('tests/core/exporter/reference-files.test.ts', 'utf8'),
  // What it printed when it ran for real.
  S: readFileSync('tests/truth/reference/recorded/npm-unprivileged-8080.json', 'utf8'),
}

test('fifteen faults of the guide are answered, each by a test', () => {
  expect(rows).toHaveLength(15)
})

test('every test that the table quotes is there', () => {
  const quoted = rows.flatMap((row) => [...row.matchAll(/\b([EF]) "([^"]+)"/g), ...row.matchAll(/\b(S) `([^`]+)`/g)])
  expect(quoted.length).toBeGreaterThan(15)
  for (const [, where, name] of quoted) {
    const pattern = name!.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('…', '.+')
    expect(named[where!]).toMatch(new RegExp(pattern))
  }
})
