/** Programs that change certain files of the system and nothing else: taken to succeed, what they write is not followed. */
import { file } from '@/core/files/tree.ts'
import type { Program } from '@/core/shell/process.ts'
import { madePartial } from './installed-packages.ts'
import { program, type Work } from './work.ts'

interface Touched {
  readonly files: readonly string[]
  readonly folders: readonly string[]
}

const PROGRAMS: Readonly<Record<string, Touched>> = {
  'update-ca-certificates': { files: ['/etc/ca-certificates.conf'], folders: ['/etc/ssl/certs'] },
  ldconfig: { files: ['/etc/ld.so.cache'], folders: ['/var/cache/ldconfig'] },
  chpasswd: { files: ['/etc/shadow'], folders: [] },
  passwd: { files: ['/etc/shadow'], folders: [] },
}

export const SYSTEM_FILES: ReadonlyMap<string, Program> = new Map(
  Object.entries(PROGRAMS).map(([name, touched]) => [name, program(name, (work) => change(work, name, touched))]),
)

function change(work: Work, name: string, { files, folders }: Touched): void {
  const why = `what ${name} writes is not recorded`
  work.assumed.push(`\`${name}\` is taken to succeed`)
  for (const path of files) {
    const there = work.place(path)
    const { mode, uid, gid } = there?.node ?? { mode: 0o644, uid: 0, gid: 0 }
    work.put(there?.path ?? path, file({ kind: 'unknown', why }, { mode, uid, gid }))
  }
  for (const folder of folders) madePartial(work, folder, why)
}
