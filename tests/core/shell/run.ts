/** Runs a script the way a test reads it: files in, outcome and files out. */

import type { Node } from '@/core/files/node.ts'
import { type FileTree, treeOf } from '@/core/files/tree.ts'
import { fileProgramTable } from '@/core/programs/registry.ts'
import { runScript } from '@/core/shell/interpret.ts'
import type { Dialect, Outcome, ProgramTable } from '@/core/shell/process.ts'

export interface Setting {
  readonly files?: Readonly<Record<string, string | Node>>
  readonly tree?: FileTree
  readonly dialect?: Dialect
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
  readonly uid?: number
  readonly stdin?: string
  readonly table?: ProgramTable
}

export interface Ran {
  readonly outcome: Outcome
  /** Undefined: it cannot be told. */
  readonly code: number | undefined
  readonly out: string
  readonly err: string
  readonly tree: FileTree
}

const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

export function run(script: string, setting: Setting = {}): Ran {
  const uid = setting.uid ?? 0
  const user =
    uid === 0 ? { uid, gid: 0, name: 'root', home: '/root' } : { uid, gid: uid, name: 'node', home: '/home/node' }
  const table = setting.table ?? { ...fileProgramTable, dialect: setting.dialect ?? 'ash' }
  const process = {
    argv: ['/bin/sh'],
    env: new Map(Object.entries({ PATH, HOME: user.home, ...setting.env })),
    cwd: setting.cwd ?? '/',
    user,
    stdin: setting.stdin ?? '',
    tree: setting.tree ?? treeOf(setting.files ?? {}),
    umask: 0o022,
  }
  const outcome = runScript(script, process, table)
  const text = (fd: 1 | 2): string =>
    outcome.output
      .filter((one) => one.fd === fd)
      .map((one) => one.text)
      .join('')
  return {
    outcome,
    code: outcome.kind === 'exited' ? outcome.code : undefined,
    out: text(1),
    err: text(2),
    tree: outcome.tree,
  }
}
