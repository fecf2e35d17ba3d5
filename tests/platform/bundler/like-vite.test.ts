/** What the bundler makes of edits beside what the starter's own Vite makes of them: another text, the same site. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readText } from '@/core/files/tree.ts'
import { bundles } from './bundled-files.ts'
import { type Edits, edited } from './edited-app.ts'

interface Site {
  readonly page: string
  readonly script: string
  readonly style: string
  /** Names without their digests. */
  readonly names: readonly string[]
}

function siteOf(files: Readonly<Record<string, string>>): Site {
  const one = (end: string) =>
    Object.entries(files).find(([path]) => path.startsWith('assets/index-') && path.endsWith(end))?.[1] ?? ''
  const plain = (text: string) => text.replace(/-[\w-]{8}\.(js|css|svg)/g, '-DIGEST.$1')
  return {
    page: plain(files['index.html'] ?? ''),
    script: one('.js'),
    style: one('.css'),
    names: Object.keys(files).map(plain).sort(),
  }
}

function filesBelow(folder: string, below = ''): Readonly<Record<string, string>> {
  const files: Record<string, string> = {}
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) Object.assign(files, filesBelow(path, `${below}${name}/`))
    else files[below + name] = readFileSync(path, 'utf8')
  }
  return files
}

async function byVite(edits: Edits): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'like-vite-'))
  try {
    cpSync('starter-react-app', folder, { recursive: true, filter: (path) => !/node_modules|\/build$/.test(path) })
    symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'))
    for (const path of Object.keys(edits)) writeFileSync(join(folder, path), readText(edited(edits), path) ?? '')
    const vite = await import('vite')
    await vite.build({
      root: folder,
      configFile: join(folder, 'vite.config.js'),
      logLevel: 'silent',
      mode: 'production',
    })
    return siteOf(filesBelow(join(folder, 'build')))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const EDITS: readonly (readonly [what: string, edits: Edits, words: readonly string[]])[] = [
  [
    'a text',
    {
      'src/pages/Home.jsx': (t) => `${t}\nexport const slogan = 'never used'\n`,
      'src/pages/About.jsx': (t) => t.replace('<h1>About', '<h1>Our story'),
    },
    ['Our story'],
  ],
  [
    'a route',
    {
      'src/App.jsx': (t) =>
        t.replace(
          '<Route path="about"',
          '<Route path="hours" element={<h1>Open at seven</h1>} />\n          <Route path="about"',
        ),
    },
    ['hours', 'Open at seven'],
  ],
  [
    'a style',
    { 'src/styles.css': (t) => `${t}\n.brand { letter-spacing: 3px; background: url('./assets/cup.svg') }\n` },
    [],
  ],
  [
    'the page',
    { 'index.html': (t) => t.replace('Stage Café', 'Tea & more'), 'src/greeting.js': (t) => `${t}\n` },
    ['Good morning from the starter'],
  ],
]

test.each(EDITS)(
  '%s: the same page, the same kinds of files, the edit in both',
  async (_, edits, words) => {
    const [vite, ours] = [await byVite(edits), siteOf(await bundles(edits))]
    expect(ours.page).toBe(vite.page)
    expect(ours.names).toEqual(vite.names)
    for (const text of [...words, '/counter', 'No such page']) {
      expect(vite.script).toContain(text)
      expect(ours.script).toContain(text)
    }
    expect(ours.script.includes('never used')).toBe(vite.script.includes('never used'))
    const rules = (style: string) => [...style.matchAll(/\.[a-z][\w-]*(?=[\s,{.:])/g)].map(([name]) => name).sort()
    expect([...new Set(rules(ours.style))]).toEqual([...new Set(rules(vite.style))])
    expect(ours.style.includes('letter-spacing:3px')).toBe(vite.style.includes('letter-spacing:3px'))
  },
  120_000,
)
