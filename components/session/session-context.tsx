'use client'
/** Gives components the keeper of the session and the few things only the surroundings can do. */
import { createContext, type ReactNode, useContext, useEffect } from 'react'
import type { Imported } from '@/core/exporter/import-project.ts'
import type { ReferenceChoices } from '@/core/exporter/reference/choices.ts'
import type { ServedCourse } from '@/core/lessons/served-course.ts'
import type { Files } from '@/core/workspace/lesson-files.ts'
import type { LinkMade, LinkRead, SharedProject } from '@/core/workspace/shared-project.ts'
import type { FinishedLesson } from '@/core/workspace/snapshots.ts'
import type { Keeper, KeeperState } from './keeper.ts'
import { useStore } from './use-store.ts'

export interface SessionPorts {
  readonly course: ServedCourse
  readonly keeper: Keeper
  now(): number
  download(name: string, bytes: Uint8Array<ArrayBuffer> | string, type: string): void
  /** The starter's files, as a clone has them. */
  loadStarter(): Promise<Files>
  /** A project to take home: the files with a README, packed. */
  pack(files: Files, kind: 'zip' | 'tar.gz', as?: string, finished?: readonly FinishedLesson[]): Promise<Packed>
  readonly projects: ProjectPorts
  readonly takeHome: TakeHomePort
}

/** Projects from this device and from links; all of it is loaded when it is asked for. */
export interface ProjectPorts {
  /** One archive, a picked folder, or single files. */
  importFiles(list: readonly File[]): Promise<Imported>
  importDropped(entries: readonly FileSystemEntry[]): Promise<Imported>
  /** The system's own folder picker; undefined when nothing was chosen. Only where `canPick`. */
  importPicked(): Promise<Imported | undefined>
  canPick(): boolean
  makeFragment(project: SharedProject): Promise<LinkMade>
  /** Undefined: the fragment is none of ours. */
  readFragment(fragment: string): Promise<LinkRead | undefined>
}

/** What is taken home: the learner's own work with its history, or the finished reference. */
export type TakenHome =
  | {
      readonly kind: 'own'
      readonly files: Files
      readonly as: string | undefined
      readonly finished: readonly FinishedLesson[]
    }
  | { readonly kind: 'reference'; readonly choices: ReferenceChoices }

export interface TakeHomePort {
  /** Whether this browser can write a folder of the learner's choice. */
  readonly writesFolders: boolean
  archive(what: TakenHome, kind: 'zip' | 'tar.gz'): Promise<Packed>
  /** Asks where, and writes a new folder there; undefined when the learner changed their mind. */
  folder(what: TakenHome): Promise<{ readonly folder: string; readonly files: number } | undefined>
}

export interface Packed {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly type: string
  /** Files that could not be part of it, and why. */
  readonly refused: readonly { readonly path: string; readonly why: string }[]
}

const SessionContext = createContext<SessionPorts | undefined>(undefined)

export function SessionProvider({ ports, children }: { readonly ports: SessionPorts; readonly children: ReactNode }) {
  const { keeper } = ports
  useEffect(() => {
    void keeper.load()
    const hide = () => keeper.leave()
    document.addEventListener('visibilitychange', hide)
    window.addEventListener('pagehide', hide)
    return () => {
      document.removeEventListener('visibilitychange', hide)
      window.removeEventListener('pagehide', hide)
    }
  }, [keeper])
  return <SessionContext value={ports}>{children}</SessionContext>
}

export function useSessionPorts(): SessionPorts {
  const ports = useContext(SessionContext)
  if (!ports) throw new Error('A component that needs the session stands outside of SessionProvider.')
  return ports
}

export function useSession<S>(select: (state: KeeperState) => S): S {
  return useStore(useSessionPorts().keeper, select)
}
