import fc from 'fast-check'
import { expect, test } from 'vitest'
import { listImage } from '@/core/build/origin.ts'
import type { BuildResult } from '@/core/build/result.ts'
import { treeOf } from '@/core/files/tree.ts'
import { generateCase } from '../../truth/fuzz/generate.ts'
import { buildOf } from './build-of.ts'

/** Dockerfiles that mostly build: copies, file programs, variables, one to three stages. */
const dockerfile = fc
  .integer({ min: 0, max: 1_000_000 })
  .map((seed) => generateCase(seed).dockerfile as readonly string[])

/** What a build comes to, without what tells where in the text it stood. */
function verdictOf(result: BuildResult) {
  const { outcome } = result
  if (outcome.kind === 'failed') return outcome.error.message.replace(/ line \d+/, '')
  const files = listImage(result).map(({ origin: _, ...file }) => file)
  const keys = result.operations.map((one) => one.key)
  return { kind: outcome.kind, files, keys, config: outcome.image?.config, rules: result.diagnostics.length }
}

test('the same text gives the same verdict', () => {
  fc.assert(
    fc.property(dockerfile, (lines) => {
      const text = lines.join('\n')
      expect(verdictOf(buildOf(text))).toEqual(verdictOf(buildOf(text)))
    }),
    { numRuns: 60, seed: 3 },
  )
}, 60_000)

const neutral = fc.record({
  comment: fc.constantFrom('# a comment', '  # indented', '#', '# FROM nothing'),
  blank: fc.constantFrom('', '   ', '\t'),
  trailing: fc.constantFrom('', ' ', '  \t'),
  indent: fc.constantFrom('', '  ', '\t'),
  ending: fc.constantFrom('\n', '\r\n'),
  gap: fc.constantFrom(' ', '   ', '\t'),
})

test('comments, blank lines, indents, blanks and line ends change no verdict', () => {
  fc.assert(
    fc.property(dockerfile, neutral, (lines, { comment, blank, trailing, indent, ending, gap }) => {
      const changed = lines.flatMap((line) => {
        const spaced = line.replace(/^([A-Z]+) /, (_, keyword: string) => `${keyword}${gap}`)
        return [comment, blank, `${indent}${spaced}${trailing}`]
      })
      expect(verdictOf(buildOf(changed.join(ending)))).toEqual(verdictOf(buildOf(lines.join('\n'))))
    }),
    { numRuns: 80, seed: 4 },
  )
}, 60_000)

test('keywords in lower case build the same', () => {
  fc.assert(
    fc.property(dockerfile, (lines) => {
      const lower = lines.map((line) =>
        line.replace(/^[A-Z]+ /, (keyword) => keyword.toLowerCase()).replace(/ AS (\w+)$/, ' as $1'),
      )
      expect(verdictOf(buildOf(lower.join('\n')))).toEqual(verdictOf(buildOf(lines.join('\n'))))
    }),
    { numRuns: 80, seed: 5 },
  )
}, 60_000)

/** Milliseconds of this process's own time, the best of two: the machine may be busy with something else. */
function timeOf(work: () => void): number {
  const times = [1, 2].map(() => {
    const start = process.cpuUsage()
    work()
    return process.cpuUsage(start).user / 1000
  })
  return Math.min(...times)
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index)

test.each([
  ['RUN steps', (n: number) => numbers(n).map((i) => `RUN echo ${i} > /f${i % 9}`)],
  ['copies', (n: number) => numbers(n).map((i) => `COPY package.json /d${i % 9}/`)],
  ['variables', (n: number) => numbers(n).map((i) => `ENV V${i}=$V${i - 1}`)],
  [
    'a long script',
    (n: number) => [
      `RUN ${numbers(n)
        .map((i) => `touch /f${i % 9}`)
        .join(' && ')}`,
    ],
  ],
])(
  'four times as long a Dockerfile costs about four times: %s',
  (_, linesOf) => {
    const build = (count: number) => () => void buildOf(['FROM alpine', ...linesOf(count)].join('\n'))
    build(50)()
    const [short, long] = [timeOf(build(100)), timeOf(build(400))]
    expect(long / Math.max(short, 10)).toBeLessThan(11)
  },
  60_000,
)

test('four times as large a context costs about four times', () => {
  const build = (count: number) => {
    const files = Object.fromEntries(numbers(count).map((i) => [`src/${i % 37}/${i}.js`, `export default ${i}\n`]))
    const text = 'FROM alpine\nCOPY . /app/\nRUN find /app -name "*.js" | wc -l > /n'
    return () => void buildOf(text, { context: treeOf(files) })
  }
  const [few, many] = [timeOf(build(500)), timeOf(build(2000))]
  expect(many / Math.max(few, 10)).toBeLessThan(11)
}, 60_000)
