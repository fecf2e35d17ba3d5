/** Starts the tools of node_modules/.bin by their own scripts: works alike on every system, without a shell. */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { project } from './typescript-bundle.mjs'

/** Path of a package's program. */
export function programOf(packageName, program = packageName) {
  const folder = join(project, 'node_modules', packageName)
  if (!existsSync(folder)) {
    process.stderr.write('Stagecraft: its packages are not installed. Run `npm ci` first.\n')
    process.exit(2)
  }
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return join(folder, typeof bin === 'string' ? bin : bin[program])
}

/** Runs a Node script and gives its exit code. */
export function runNode(script, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: project,
      stdio: 'inherit',
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
    })
    const forward = (signal) => child.kill(signal)
    process.on('SIGINT', forward)
    process.on('SIGTERM', forward)
    child.on('close', (code, signal) => {
      process.off('SIGINT', forward)
      process.off('SIGTERM', forward)
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143))
    })
  })
}
