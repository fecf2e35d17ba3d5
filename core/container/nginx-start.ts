/** What nginx does between reading its configuration and listening, and where that fails: folders, logs, the pid file. */
import { dirname } from '@/core/files/path.ts'
import { lookup } from '@/core/files/tree.ts'
import { type Block, own } from '@/core/nginx/conf.ts'
import { fullName } from '@/core/nginx/include.ts'
import type { NginxServer } from '@/core/nginx/test.ts'
import { allows, reaches } from '@/core/shell/access.ts'
import { isReadOnly } from '@/core/shell/mount-points.ts'
import type { Process } from '@/core/shell/process.ts'
import type { RunOptions } from './container.ts'

export interface StartProblem {
  readonly message?: string
  /** The pid file is written last, after the first notices. */
  readonly late?: boolean
  readonly unknown?: string
}

/** As the official packages are built (`nginx -V`). */
const TEMP_FOLDERS: readonly (readonly [string, string])[] = [
  ['client_body_temp_path', '/var/cache/nginx/client_temp'],
  ['proxy_temp_path', '/var/cache/nginx/proxy_temp'],
  ['fastcgi_temp_path', '/var/cache/nginx/fastcgi_temp'],
  ['uwsgi_temp_path', '/var/cache/nginx/uwsgi_temp'],
  ['scgi_temp_path', '/var/cache/nginx/scgi_temp'],
]

/** The first thing that fails, in nginx's words. */
export function startProblem(process: Process, server: NginxServer, options: RunOptions): StartProblem {
  for (const [name, standard] of TEMP_FOLDERS) {
    const folder = fullName(settingAnywhere(server.http, name) ?? standard)
    const found = lookup(process.tree, folder)
    if (found.kind === 'found') continue
    const writable = canWrite(process, dirname(folder), options)
    if (writable.unknown !== undefined) return { unknown: writable.unknown }
    if (writable.error !== undefined) return { message: `mkdir() "${folder}" failed (${writable.error})` }
  }
  return pidProblem(process, server, options)
}

function settingAnywhere(http: Block | undefined, name: string): string | undefined {
  return http && own(http, name)[0]?.args[0]
}

function pidProblem(process: Process, server: NginxServer, options: RunOptions): StartProblem {
  const pid = fullName(own(server.main, 'pid')[0]?.args[0] ?? '/run/nginx.pid')
  const found = lookup(process.tree, pid)
  const writable =
    found.kind === 'found' && found.node.kind === 'file' && !options.readOnly
      ? { error: allows(found.node, process.user, 'write') ? undefined : DENIED, unknown: undefined }
      : canWrite(process, dirname(pid), options)
  if (writable.unknown !== undefined) return { unknown: writable.unknown }
  if (writable.error === undefined) return {}
  return { message: `open() "${pid}" failed (${writable.error})`, late: true }
}

interface Writable {
  readonly error: string | undefined
  readonly unknown: string | undefined
}

const DENIED = '13: Permission denied'

function canWrite(process: Process, folder: string, options: RunOptions): Writable {
  const found = lookup(process.tree, folder)
  if (found.kind === 'unknown') return { error: undefined, unknown: `${folder}: ${found.why}` }
  if (found.kind === 'absent') return { error: '2: No such file or directory', unknown: undefined }
  const mounted = isReadOnly(process.mounts, process.tree, `${folder}/made`)
  if (options.readOnly && mounted && !folder.startsWith('/dev/shm'))
    return { error: '30: Read-only file system', unknown: undefined }
  const allowed = reaches(process.tree, folder, process.user) && allows(found.node, process.user, 'write')
  return { error: allowed ? undefined : DENIED, unknown: undefined }
}
