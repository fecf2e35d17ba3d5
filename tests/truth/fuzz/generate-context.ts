/** A small context with what trips people: dotfiles, deep folders, links, modes, ignore files. */
import type { CaseEntry, Context } from '../docker/case.ts'
import type { Random } from './random.ts'

const NAMES = ['a.txt', 'b.js', 'c.log', '.env', 'README.md', 'd e.txt', 'index.html']
const FOLDERS = ['', '', 'src/', 'src/deep/', 'docs/', 'node_modules/m/', 'public/']
const EMPTY = 'empty'
const PATTERNS = [
  ...['*.log', '**/*.log', 'docs', 'docs/', '/src', 'src/*', '!src/b.js', '**/deep', '*', '!public', '!*.html', '.env'],
  ...[
    'node_modules',
    '**/node_modules',
    'Dockerfile',
    '.dockerignore',
    '# no',
    '',
    '?.txt',
    'src/**',
    '!**/a.txt',
    '[ab].*',
  ],
]

export function generateContext(random: Random): Context {
  const context: Record<string, CaseEntry> = { 'a.txt': 'a\n', 'src/b.js': 'b\n' }
  for (let count = 3 + random.below(6); count > 0; count--)
    context[`${random.pick(FOLDERS)}${random.pick(NAMES)}`] = generateEntry(random)
  if (random.oneIn(4)) context[EMPTY] = { folder: true, mode: random.pick(['755', '700']) }
  if (random.oneIn(3))
    context[random.pick(['link', 'src/link'])] = { link: random.pick(['a.txt', 'src', '../a.txt', 'gone']) }
  if (!random.oneIn(3)) {
    const patterns = Array.from({ length: 1 + random.below(4) }, () => random.pick(PATTERNS))
    context['.dockerignore'] =
      `${['Dockerfile', ...patterns, ...(random.oneIn(4) ? [] : ['!a.txt', '!src/b.js'])].join('\n')}\n`
  }
  return context
}

function generateEntry(random: Random): CaseEntry {
  const text = 'line\n'.repeat(random.below(4)) + random.pick(['', 'x=1', 'listen 80;\n', 'ünï\n'])
  return random.oneIn(4) ? { text, mode: random.pick(['755', '600', '640', '777']) } : text
}
