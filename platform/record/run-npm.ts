/** npm and the programs of an install, run as a container's shell would run them: no colours, no terminal. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

const QUIET = { ...process.env, CI: 'true', NO_COLOR: '1', FORCE_COLOR: '', NODE_ENV: '', VITE_GREETING: undefined }

export function npm(folder: string, args: readonly string[]): void {
  // `resolved` addresses are part of node_modules/.package-lock.json wherever nobody switched them off.
  const flags = ['--no-audit', '--no-fund', '--omit-lockfile-registry-resolved=false']
  execFileSync('npm', [...args, ...flags], { cwd: folder, env: clean(), stdio: ['ignore', 'ignore', 'inherit'] })
}

/** Lines a program of node_modules/.bin printed; the folder is called /app, as in the lessons' images. */
export function runProgram(folder: string, name: string, args: readonly string[]): readonly string[] {
  const program = join(folder, 'node_modules', '.bin', name)
  const printed = execFileSync(program, args, { cwd: folder, env: clean(), encoding: 'utf8' })
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colour codes are control characters
  const plain = printed.replace(/\x1b\[[0-9;]*m/g, '').replaceAll(folder, '/app')
  return plain
    .trimEnd()
    .split('\n')
    .map((line) => line.trimEnd())
}

export function toolVersions(): string {
  const version = execFileSync('npm', ['--version'], { encoding: 'utf8' }).trim()
  return `Node ${process.versions.node}, npm ${version}`
}

function clean(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(QUIET).filter(([, value]) => value !== undefined && value !== ''),
  ) as NodeJS.ProcessEnv
}
