/** `yarn start`, `yarn dev`, `pnpm dev`: as npm, in their own words. */
import { printed } from '../printed.ts'
import { CannotTell, withLogBefore } from '../serving.ts'
import type { ContainerProgram } from '../table.ts'
import { linesOfOutcome } from './lines.ts'
import { readManifest, scriptEnvironment } from './npm.ts'

/** Verbs that are not scripts. */
const VERBS = /^(install|add|remove|build-|audit|why|config|cache|init|dlx|exec|store|ci|i)$/

export const yarnProgram: ContainerProgram =
  ({ otherwise }) =>
  (process, host) => {
    const pnpm = process.argv[0]!.includes('pnpm')
    const words = process.argv.slice(1).filter((word) => word !== 'run' && word !== '--silent' && word !== '-s')
    const [script = '', ...args] = words
    if (script === '' || script.startsWith('-') || VERBS.test(script)) {
      if (otherwise !== undefined) return otherwise(process, host)
      throw new CannotTell(`what ${process.argv.join(' ')} does in a container is not simulated`)
    }
    const manifest = readManifest(process.tree, process.cwd)
    if (manifest.kind === 'unknown') throw new CannotTell(manifest.why)
    const text = manifest.kind === 'read' ? manifest.manifest.scripts?.[script] : undefined
    if (text === undefined && otherwise !== undefined) return otherwise(process, host)
    if (text === undefined) {
      if (pnpm) return printed(process, 1, [` ERR_PNPM_NO_SCRIPT  Missing script: ${script}`])
      return printed(process, 1, [`error Command "${script}" not found.`])
    }
    const body = [text, ...args.filter((word) => word !== '--')].join(' ')
    const head = pnpm ? ['', `> ${script}`, `> ${body}`, ''] : ['yarn run', `$ ${body}`]
    const env = scriptEnvironment(process, process.cwd, script)
    const outcome = withLogBefore(head, () => host.script(body, { ...process, argv: ['/bin/sh'], env }))
    return linesOfOutcome(head, outcome)
  }
