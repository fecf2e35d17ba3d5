'use client'
/** Packs what was chosen and hands it over, and says how that went. */
import { useState, useSyncExternalStore } from 'react'
import type { ReferenceChoices } from '@/core/exporter/reference/choices.ts'
import { finishedLessons } from '@/core/workspace/snapshots.ts'
import { takeHomeFiles } from '@/core/workspace/take-home.ts'
import { type SessionPorts, type TakenHome, useSessionPorts } from '../session/session-context.tsx'

export type Form = 'zip' | 'tar.gz' | 'folder'

interface Said {
  readonly text: string
  readonly trouble: boolean
}

export function useTakeHome() {
  const ports = useSessionPorts()
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState<Said>()
  const writesFolders = useSyncExternalStore(
    nothing,
    () => ports.takeHome.writesFolders,
    () => false,
  )
  async function take(what: 'own' | ReferenceChoices, form: Form) {
    setBusy(true)
    try {
      setSaid(await handOver(ports, what, form))
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      setSaid({ text: `That did not work: ${why}.`, trouble: true })
    } finally {
      setBusy(false)
    }
  }
  return { busy, said, writesFolders, take }
}

async function handOver(ports: SessionPorts, what: 'own' | ReferenceChoices, form: Form): Promise<Said | undefined> {
  const taken: TakenHome = what === 'own' ? await ownWork(ports) : { kind: 'reference', choices: what }
  if (form === 'folder') {
    const written = await ports.takeHome.folder(taken)
    return written && { text: `The folder ${written.folder} is written.`, trouble: false }
  }
  const packed = await ports.takeHome.archive(taken, form)
  ports.download(packed.name, packed.bytes, packed.type)
  const left = packed.refused.map(({ path, why }) => `${path} was left out: ${why}.`)
  return { text: [`${packed.name} is packed.`, ...left].join(' '), trouble: left.length > 0 }
}

async function ownWork({ keeper, loadStarter }: SessionPorts): Promise<TakenHome> {
  await keeper.load()
  const starter = await loadStarter()
  const { session } = keeper.get()
  return {
    kind: 'own',
    files: takeHomeFiles(session, starter),
    as: session.active === 'own' ? session.own?.name : undefined,
    finished: finishedLessons(session, starter),
  }
}

function nothing() {
  return () => undefined
}
