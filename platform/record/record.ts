/** Runs the starter's installs, build and tests for real, in temporary folders, and writes what they did. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { AppRecord, InstallRecord } from '@/core/images/app-record.ts'
import {
  buildInputs,
  inputsDigest,
  lintInputs,
  lockfileDigest,
  manifestDigest,
  testInputs,
} from '@/core/images/record-digests.ts'
import { storeRecord } from '@/core/images/recorded-form.ts'
import type { Evidence } from '@/core/text/evidence.ts'
import { hiddenLockfile, readInstall } from './read-install.ts'
import { recordDownloads } from './record-downloads.ts'

export { recordLockfiles } from './record-lockfiles.ts'

import { npm, runProgram, toolVersions } from './run-npm.ts'
import { readFolder, starterFiles } from './starter-files.ts'

const RECORD = 'core/images/facts/starter-record.json'

export async function recordStarter(root: string): Promise<void> {
  const app = join(root, 'starter-react-app')
  const files = starterFiles(app)
  const manifest = readFileSync(join(app, 'package.json'), 'utf8')
  const record: AppRecord = {
    name: JSON.parse(manifest).name,
    manifestDigest: manifestDigest(manifest)!,
    lockfileDigest: lockfileDigest(readFileSync(join(app, 'package-lock.json'))),
    installs: [recordInstall(app, files, 'musl'), recordInstall(app, files, 'glibc')],
    ...recordRuns(app, files),
  }
  const text = `${JSON.stringify(storeRecord(record, utf8)).replaceAll('{"folder"', '\n{"folder"')}\n`
  writeFileSync(join(root, RECORD), text)
  console.log(`${RECORD}: ${text.length} bytes, ${gzipSync(text).length} gzipped`)
  for (const { libc, packages } of record.installs) {
    const production = packages.filter(({ dev }) => !dev)
    console.log(`${libc}: ${packages.length} packages, ${production.length} without development`)
  }
}

function recordInstall(app: string, files: readonly string[], libc: InstallRecord['libc']): InstallRecord {
  const flags = [`--libc=${libc}`, '--os=linux', '--cpu=x64']
  const all = inCopy(app, files, (folder) => {
    npm(folder, ['ci', ...flags])
    return { packages: readInstall(folder), hidden: hiddenLockfile(folder) }
  })
  const production = inCopy(app, files, (folder) => {
    npm(folder, ['ci', '--omit=dev', ...flags])
    return { packages: readInstall(folder), hidden: hiddenLockfile(folder) }
  })
  const expected = all.packages.filter(({ dev }) => !dev).map(({ folder }) => folder)
  const actual = production.packages.map(({ folder }) => folder)
  if (expected.join() !== actual.join())
    throw new Error(`--omit=dev left other packages than their flags say: ${actual}`)
  const evidence = recorded(`npm ci ${flags.join(' ')}`)
  const hidden = { all: all.hidden, production: production.hidden }
  return { libc, packages: all.packages, hidden, downloads: recordDownloads(app, flags), evidence }
}

function recordRuns(app: string, files: readonly string[]): Pick<AppRecord, 'build' | 'test' | 'lint'> {
  return inCopy(app, files, (folder) => {
    npm(folder, ['ci'])
    const tree = readFolder(folder, files)
    const inputs = buildInputs(tree)
    const output = runProgram(folder, 'vite', ['build'])
    const tests = testInputs(tree)
    const linted = lintInputs(tree)
    return {
      build: {
        inputsDigest: inputsDigest(tree, inputs)!,
        inputs,
        config: readFileSync(join(app, 'vite.config.js'), 'utf8'),
        outDir: 'build',
        files: encodeFolder(join(folder, 'build')),
        output,
        defaultGreeting: defaultGreeting(readFileSync(join(app, 'vite.config.js'), 'utf8')),
        evidence: recorded('npm run build'),
      },
      test: {
        output: runProgram(folder, 'vitest', ['run']),
        inputs: tests,
        inputsDigest: inputsDigest(tree, tests)!,
        evidence: recorded('npm test'),
      },
      lint: {
        // A finding ends it with 1, and the recording with it.
        output: runProgram(folder, 'oxlint', ['--deny-warnings', '.']),
        inputs: linted,
        inputsDigest: inputsDigest(tree, linted)!,
        evidence: recorded('npm run lint'),
      },
    }
  })
}

function inCopy<T>(app: string, files: readonly string[], use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'record-'))
  try {
    for (const file of files) cpSync(join(app, file), join(folder, file), { recursive: true })
    return use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function encodeFolder(folder: string): Readonly<Record<string, string>> {
  const names = starterFiles(folder)
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name)).toString('base64')]))
}

function defaultGreeting(config: string): string {
  const found = /process\.env\.VITE_GREETING \?\? '([^']+)'/.exec(config)
  if (!found) throw new Error('vite.config.js has no default for VITE_GREETING')
  return found[1]!
}

function recorded(command: string): Evidence {
  return {
    kind: 'recorded',
    source: `starter-react-app, ${command} (${toolVersions()})`,
    date: new Date().toISOString().slice(0, 10),
  }
}

/** Undefined when the bytes are no UTF-8. */
function utf8(base64: string): string | undefined {
  const bytes = Buffer.from(base64, 'base64')
  const text = bytes.toString('utf8')
  return Buffer.from(text).equals(bytes) ? text : undefined
}
