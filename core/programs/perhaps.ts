/** A program that may not be there: when it is, this is what it does; whether it runs at all is not known. */
import type { Program, ProgramTable } from '@/core/shell/process.ts'

type Found = ReturnType<ProgramTable['find']>

export function perhaps(found: Found, why: string): Found {
  if (found.kind !== 'program') return { kind: 'unknown', why }
  const run: Program = (process, host) => {
    const { output, tree } = found.run(process, host)
    return { kind: 'unsupported', why, output, tree }
  }
  return { ...found, run }
}
