/** Vite's development server, as its flags and configuration set it up. */

import { resolve } from '@/core/files/path.ts'
import { viteStop } from '@/core/programs/vite-start.ts'
import { devServer } from '../dev-server.ts'
import { printed } from '../printed.ts'
import { CannotTell, Serving } from '../serving.ts'
import type { ContainerProgram } from '../table.ts'
import { missingPackage, readViteConfig, viteFlags } from '../vite-config.ts'

export const viteProgram: ContainerProgram =
  ({ image, options, otherwise }) =>
  (process, host) => {
    const words = process.argv.slice(1)
    const verb = words[0]?.startsWith('-') ? undefined : words[0]
    if (verb === 'build' && otherwise !== undefined) return otherwise(process, host)
    if (verb === 'build' || verb === 'preview' || verb === 'optimize')
      throw new CannotTell(`what vite ${verb} does in a container is not simulated`)
    if (words.includes('--version') || words.includes('-v')) throw new CannotTell('vite only prints its version')
    const root = verb !== undefined && verb !== 'dev' && verb !== 'serve' ? resolve(process.cwd, verb) : process.cwd
    const heading = 'error when starting dev server:'
    const stop = viteStop(process, image.base, { root, args: words, heading, readOnly: options.readOnly === true })
    if (stop?.kind === 'fails') return printed(process, 1, stop.lines)
    if (stop !== undefined) throw new CannotTell(stop.why)
    const flags = viteFlags(words)
    const config = readViteConfig(process.tree, root, flags.config)
    if (config.kind === 'unknown') throw new CannotTell(config.why)
    const missing = missingPackage(process.tree, root, config)
    if (missing !== undefined)
      return printed(process, 1, [
        `failed to load config from ${config.path}`,
        'error when starting dev server:',
        `Error [ERR_MODULE_NOT_FOUND]: Cannot find package '${missing}' imported from ${config.path}`,
      ])
    const settings = { port: flags.port ?? config.port ?? 5173, host: flags.host ?? config.host ?? 'localhost' }
    const appCall = { args: words, env: process.env }
    throw new Serving({ ...devServer(process.tree, root, settings, options), appCall })
  }
