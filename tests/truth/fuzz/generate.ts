/** Makes a case from a seed: a Dockerfile of one to three stages over a small context, wrong in one of a few. */
import type { TruthCase } from '../docker/case.ts'
import { generateContext } from './generate-context.ts'
import { generateRun } from './generate-run.ts'
import { type Random, randomOf } from './random.ts'

type Maker = (random: Random) => string

const braced = (inside: string) => `$\{${inside}}`
const WORDS = ['1', '"x y"', 'x\\ y', "'$V'", '$V', `${braced('V')}z`, braced('W:-d'), braced('V:+s'), 'd/e', '$W']
const SOURCES = [
  'a.txt',
  'src',
  'src/',
  '.',
  './a.txt',
  '/src/b.js',
  '*.txt',
  'src/*',
  '*',
  '../a.txt',
  's*',
  'src/.',
  '[a-c]*',
]
const RISKY_SOURCES = ['$V', 'docs', 'link', 'empty', '?.*', 'no?e', 'gone', 'src/link', 'public']
const DESTINATIONS = ['./', '.', '/w/', 'd/', '/t/', '/new/deep/', 'src/', 'd/e/']
const RISKY_DESTINATIONS = ['/w', 'f', 'd/e/g', '$V', 'src', 'l', '/', 'a.txt']
const FROM_SOURCES = ['/w', '/w/', '/w/.', '/w/*', '/w/s*']
const RISKY_FROM_SOURCES = ['/w/a.txt', '/', '/w/src', '/app', '/t', '/gone/x']

/** Mostly what works, now and then what may not. */
function mostly(random: Random, safe: readonly string[], risky: readonly string[]): string {
  return random.pick(random.oneIn(20) ? risky : safe)
}

const INSTRUCTIONS: readonly (readonly [weight: number, make: Maker])[] = [
  [8, generateRun],
  [6, (random) => `COPY ${flagsOf(random)}${sourcesOf(random)} ${mostly(random, DESTINATIONS, RISKY_DESTINATIONS)}`],
  [1, (random) => `ADD ${sourcesOf(random)} ${mostly(random, DESTINATIONS, RISKY_DESTINATIONS)}`],
  [2, (random) => `WORKDIR ${random.pick(['/w', 'sub', '../app', '/app/$V', '/t/', '.', '"/q r"'])}`],
  [3, (random) => `ENV ${random.pick(['V', 'W'])}=${random.pick(WORDS)}`],
  [1, (random) => `ENV V=${random.pick(WORDS)} X=${random.pick(WORDS)}`],
  [1, (random) => `ARG ${random.pick(['V', 'W', 'G'])}${random.pick(['', `=${random.pick(WORDS)}`])}`],
  [1, (random) => `USER ${random.pick(['nobody', '0', '1234:77', 'root'])}`],
  [1, (random) => random.pick(['CMD ["a", "b"]', 'CMD a $V', 'ENTRYPOINT ["e"]', 'ENTRYPOINT e "f"', 'CMD []'])],
  [
    1,
    (random) =>
      random.pick([
        'LABEL a=$V b="c d"',
        'EXPOSE 80 $W',
        'VOLUME /w/v',
        'STOPSIGNAL SIGTERM',
        'SHELL ["/bin/sh", "-ec"]',
      ]),
  ],
  [1, (random) => random.pick(['', '# a comment', '   ', '\t# indented'])],
]

export function generateCase(seed: number): TruthCase {
  const random = randomOf(seed)
  const context = generateContext(random)
  const stages = 1 + random.below(3)
  const lines = random.oneIn(4) ? ['ARG G=global'] : []
  for (let index = 0; index < stages; index++) lines.push(...generateStage(random, index))
  return { name: `seed-${seed}`, about: `Made by \`npm run fuzz\` from the seed ${seed}.`, dockerfile: lines, context }
}

function generateStage(random: Random, index: number): readonly string[] {
  const base = index > 0 && random.oneIn(3) ? `s${random.below(index)}` : 'alpine'
  const lines = [`FROM ${base} AS s${index}`]
  lines.push(random.oneIn(8) ? 'WORKDIR /app' : 'WORKDIR /w')
  for (let count = 3 + random.below(5); count > 0; count--) lines.push(weighted(random)(random))
  if (index > 0 && !random.oneIn(4)) lines.push(copyFrom(random, index))
  return lines
}

function weighted(random: Random): Maker {
  let rest = random.below(INSTRUCTIONS.reduce((sum, [weight]) => sum + weight, 0))
  for (const [weight, make] of INSTRUCTIONS) {
    if (rest < weight) return make
    rest -= weight
  }
  return generateRun
}

function sourcesOf(random: Random): string {
  const source = () => mostly(random, SOURCES, RISKY_SOURCES)
  return random.oneIn(10) ? `${source()} ${source()}` : source()
}

function flagsOf(random: Random): string {
  return random.oneIn(5) ? `${random.pick(['--chown=7:8', '--chown=nobody', '--chmod=750', '--chown=5'])} ` : ''
}

function copyFrom(random: Random, index: number): string {
  const stage = random.pick([`s${random.below(index)}`, String(random.below(index))])
  return `COPY --from=${stage} ${mostly(random, FROM_SOURCES, RISKY_FROM_SOURCES)} ${mostly(random, DESTINATIONS, RISKY_DESTINATIONS)}`
}
