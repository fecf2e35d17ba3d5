/** The image's HEALTHCHECK, run in the container: `curl`, `wget` and shell texts around them. */
import type { Image } from '@/core/images/image.ts'
import { imageProgramTable } from '@/core/programs/registry.ts'
import { makeHost } from '@/core/shell/interpret.ts'
import type { Process, Program, ProgramTable } from '@/core/shell/process.ts'
import type { Health, RunOptions } from './container.ts'
import { curlProgram, wgetProgram } from './programs/fetch.ts'
import { ncProgram, pgrepProgram } from './programs/probe.ts'
import type { Served } from './serving.ts'
import { isManyPrograms } from './table.ts'

export function healthOf(image: Image, served: Served, process: Process, options: RunOptions): Health {
  const [kind, ...argv] = image.config.healthcheck?.test ?? []
  if (kind === undefined || kind === 'NONE') return { kind: 'none' }
  const host = makeHost(healthTable(imageProgramTable({ base: image.base, apps: options.apps }), image, served))
  const outcome =
    kind === 'CMD-SHELL'
      ? host.script(argv[0] ?? '', { ...process, argv: ['/bin/sh'] })
      : host.run({ ...process, argv })
  const output = outcome.output.map(({ text }) => text).join('')
  if (outcome.kind === 'unsupported') return { kind: 'unknown', why: outcome.why }
  return { kind: outcome.code === 0 ? 'healthy' : 'unhealthy', output }
}

function healthTable(inner: ProgramTable, image: Image, served: Served): ProgramTable {
  const programs: Readonly<Record<string, Program>> = {
    ...{ curl: curlProgram(served), wget: wgetProgram(served) },
    ...{ nc: ncProgram(served), pgrep: pgrepProgram(served) },
  }
  return {
    ...inner,
    find(name, process) {
      if (isManyPrograms(name)) return { kind: 'absent' }
      const found = inner.find(name, process)
      const ours = programs[name.slice(name.lastIndexOf('/') + 1)]
      if (ours === undefined || (found.kind === 'absent' && !name.startsWith('/'))) return found
      const path = found.kind === 'program' ? found.path : (image.base?.programs.get(name) ?? name)
      return { kind: 'program', path, run: ours }
    },
  }
}
