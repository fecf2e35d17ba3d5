import { z } from 'zod'
import { join } from '@/core/files/path.ts'
import {
  cacheFolders,
  covers,
  installerOf,
  installFolder,
  isCached,
  isOffline,
  type Manager,
} from '@/core/programs/install-command.ts'
import type { Process } from '@/core/shell/process.ts'
import { defineClaim } from '../claim.ts'
import { fail, pass } from '../finding.ts'
import { imageOf, withDoubts } from '../outcome.ts'
import { lastLine, placeOfInstruction } from '../places.ts'
import type { Called } from '../work.ts'

/** `cacheMount: { of: install }` */
export const cacheMount = defineClaim({
  doc: "Every install of the app's dependencies that the default build needs keeps its downloads in a cache mount, and works as well with an empty one: node_modules is in the image, not in the mount.",
  facts: {
    mount: ['missing', 'elsewhere', 'modules', 'offline'],
    folder: 'where the package manager keeps what it downloads',
  },
  schema: z.strictObject({ of: z.literal('install') }),
  judge(_, work) {
    const got = imageOf(work)
    if (got.kind === 'finding') return got.finding
    const called = work.commands()
    const settings = configuredFolders(called)
    const installs = called.filter(({ process }) => installerOf(process.argv) !== undefined)
    if (installs.length === 0)
      return fail('No RUN that the default build needs installs anything.', lastLine(work.dockerfile), {
        install: 'missing',
      })
    for (const { process, operation } of installs) {
      const fault = faultOf(process, settings)
      const at = got.result.operations.find((one) => one.id === operation)?.instruction
      if (fault) return fail(fault.message, placeOfInstruction(at), fault.facts)
    }
    return withDoubts(pass('What the install downloads stays in a cache mount, outside the image.'), got)
  },
})

interface Fault {
  readonly message: string
  readonly facts: Readonly<Record<string, string>>
}

function faultOf(process: Process, settings: readonly string[]): Fault | undefined {
  const manager = installerOf(process.argv)!
  const command = process.argv.join(' ')
  const modules = join(installFolder(process), 'node_modules')
  const caches = (process.mounts ?? []).filter((mount) => mount.cache)
  if (caches.some(({ path }) => covers(path, modules))) {
    const message = `\`${modules}\` itself lies in the cache mount: it is not in the image, and gone when the cache is emptied.`
    return { message, facts: { mount: 'modules' } }
  }
  if (isOffline(process)) {
    const message = `\`${command}\` asks the cache alone: on a machine whose cache is empty it fails.`
    return { message, facts: { mount: 'offline' } }
  }
  return isCached(manager, process, settings) ? undefined : notCached(manager, process, caches.length > 0)
}

function notCached(manager: Manager, process: Process, another: boolean): Fault {
  const [folder = ''] = cacheFolders(manager, process)
  const command = process.argv.join(' ')
  const where = `${manager} keeps its downloads in \`${folder}\` here`
  if (!another) return { message: `\`${command}\` has no cache mount: ${where}.`, facts: { mount: 'missing', folder } }
  const message = `\`${command}\` has a cache mount, but of another folder: ${where}.`
  return { message, facts: { mount: 'elsewhere', folder } }
}

/** Folders that a command of the build configured: `pnpm config set store-dir …`, `yarn config set cache-folder …`. */
function configuredFolders(called: readonly Called[]): readonly string[] {
  return called.flatMap(({ process }) => {
    const words = process.argv.slice(1).filter((word) => !word.startsWith('-'))
    const text = words.join(' ').replace('=', ' ')
    const found = /^(?:config )?set (?:store-dir|cache-folder|cache) (\/\S+)/.exec(text)
    return found ? [found[1]!] : []
  })
}
