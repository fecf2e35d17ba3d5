'use client'
/** Downloads a project: the learner's own, or one given. Says what went wrong, if anything did. */
import { useState } from 'react'
import type { Files } from '@/core/workspace/lesson-files.ts'
import { finishedLessons } from '@/core/workspace/snapshots.ts'
import { takeHomeFiles } from '@/core/workspace/take-home.ts'
import { useSessionPorts } from '../session/session-context.tsx'

export interface Downloading {
  readonly busy: boolean
  readonly trouble: string | undefined
  /** Without files: the learner's own project. */
  dismiss(): void
  start(kind: 'zip' | 'tar.gz', own?: Files): Promise<void>
}

export function useDownload(): Downloading {
  const { keeper, loadStarter, pack, download } = useSessionPorts()
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string>()
  async function start(kind: 'zip' | 'tar.gz', own?: Files) {
    setBusy(true)
    try {
      await keeper.load()
      const starter = await loadStarter()
      const files = own ? { ...starter, ...own } : takeHomeFiles(keeper.get().session, starter)
      const { session } = keeper.get()
      const as = own || session.active !== 'own' ? undefined : session.own?.name
      const packed = await pack(files, kind, as, own ? undefined : finishedLessons(session, starter))
      download(packed.name, packed.bytes, packed.type)
      const left = packed.refused.map(({ path, why }) => `${path} was left out: ${why}.`)
      setTrouble(left.length > 0 ? left.join(' ') : undefined)
    } catch (error) {
      setTrouble(`The download failed: ${error instanceof Error ? error.message : String(error)}`)
    } finally {
      setBusy(false)
    }
  }
  return { busy, trouble, dismiss: () => setTrouble(undefined), start }
}
