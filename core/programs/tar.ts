/** tar: BusyBox's (Alpine) and GNU's (Debian), which differ in words and codes. */
import { readTarCall } from './tar-call.ts'
import { createArchive } from './tar-create.ts'
import { listArchive, unpackArchive } from './tar-unpack.ts'
import { program } from './work.ts'

export const tar = program('tar', (work, args) => {
  const call = readTarCall(work, args)
  switch (call.action) {
    case 'c':
      createArchive(work, call)
      return
    case 'x':
      unpackArchive(work, call)
      return
    case 't':
      listArchive(work, call)
  }
})
