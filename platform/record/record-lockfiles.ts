/** Locks the starter with real yarn and real pnpm (from npm), and writes their lockfiles for the take-home reference. */
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PNPM, YARN } from '@/core/exporter/reference/versions.ts'
import { manifestDigest } from '@/core/images/record-digests.ts'

const RECORD = 'core/exporter/facts/lockfiles.json'

const TOOLS = {
  yarn: {
    tool: `yarn@${YARN}`,
    args: ['install', '--ignore-scripts', '--ignore-engines', '--non-interactive', '--no-progress'],
    lockfile: 'yarn.lock',
  },
  // Takes the versions npm has chosen.
  pnpm: { tool: `pnpm@${PNPM}`, args: ['import'], lockfile: 'pnpm-lock.yaml' },
}

export function recordLockfiles(root: string): void {
  const app = join(root, 'starter-react-app')
  const manifest = manifestDigest(readFileSync(join(app, 'package.json'), 'utf8'))
  const facts = { manifest, yarn: lock(app, 'yarn'), pnpm: lock(app, 'pnpm') }
  writeFileSync(join(root, RECORD), `${JSON.stringify(facts, undefined, 1)}\n`)
  console.log(`${RECORD}: yarn.lock ${facts.yarn.text.length} bytes, pnpm-lock.yaml ${facts.pnpm.text.length} bytes`)
}

function lock(app: string, manager: keyof typeof TOOLS) {
  const { tool, args, lockfile } = TOOLS[manager]
  const folder = mkdtempSync(join(tmpdir(), 'record-lock-'))
  try {
    for (const name of ['package.json', 'package-lock.json']) copyFileSync(join(app, name), join(folder, name))
    execFileSync('npx', ['--yes', tool, ...args], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
    const text = publicAddresses(readFileSync(join(folder, lockfile), 'utf8'))
    const date = new Date().toISOString().slice(0, 10)
    return { text, evidence: { kind: 'recorded', source: `starter-react-app, ${tool} ${args[0]}`, date } }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** As yarn writes them where packages come from its own registry, whatever mirror this machine uses. */
function publicAddresses(text: string): string {
  return text.replace(
    /^( {2}resolved ")https?:\/\/[^"]*?((?:@[^/"]+\/)?[^/"]+\/-\/[^"]+")/gm,
    '$1https://registry.yarnpkg.com/$2',
  )
}
