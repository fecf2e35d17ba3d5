import type { WriteReport } from '../node/write-files.ts'
import type { Io } from './verb.ts'

export function reportWritten(io: Io, report: WriteReport, folder: string): void {
  const count = report.written.length
  io.out(`${count} ${count === 1 ? 'file' : 'files'} written to ${folder}\n`)
  if (report.backup !== undefined)
    io.out(`Replaced ${report.replaced.join(', ')}; the earlier versions are in ${report.backup}\n`)
}
