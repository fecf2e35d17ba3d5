/** The folders of the tree that are open, each listed when it is first needed and again when the image changed. */
import { useEffect, useRef, useState } from 'react'
import type { FolderView, Place } from '@/core/engine/explore/folder.ts'
import type { AskImage } from './ask.ts'

export interface Folders {
  readonly listed: ReadonlyMap<string, FolderView>
  readonly open: ReadonlySet<string>
  toggle(path: string): void
  /** Opens all folders above a path. */
  reveal(path: string): void
}

const ROOT: ReadonlySet<string> = new Set(['/'])

export function useFolders(ask: AskImage, place: Place, version: unknown): Folders {
  const key = `${place.stage} ${place.layer ?? ''}`
  const [state, setState] = useState({ key, listed: new Map<string, FolderView>() as Folders['listed'], open: ROOT })
  const now = useRef({ key, version })
  now.current = { key, version }
  const current = state.key === key ? state : { key, listed: new Map<string, FolderView>(), open: ROOT }

  const load = async (path: string) => {
    const asked = now.current
    const view = await ask({ about: 'folder', place, path }).catch(() => undefined)
    if (now.current.key !== asked.key || now.current.version !== asked.version) return
    setState((old) => {
      const base = old.key === asked.key ? old : { key: asked.key, listed: new Map<string, FolderView>(), open: ROOT }
      const listed = new Map(base.listed)
      if (view === undefined) listed.delete(path)
      else listed.set(path, view)
      return { ...base, listed, open: view ? base.open : new Set([...base.open].filter((each) => each !== path)) }
    })
    const only = view?.entries.length === 1 ? view.entries[0] : undefined
    // A layer that touched one deep folder shows it at once.
    if (only?.kind === 'directory' && only.change !== undefined) openAll([only.path])
  }

  const openAll = (paths: readonly string[]) => {
    setState((old) => ({
      ...(old.key === key ? old : current),
      open: new Set([...(old.key === key ? old.open : ROOT), ...paths]),
    }))
    for (const path of paths) void load(path)
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: another layer or another version of the image is listed anew
  useEffect(() => {
    for (const path of current.open) void load(path)
  }, [key, version])

  return {
    listed: current.listed,
    open: current.open,
    toggle(path) {
      if (!current.open.has(path)) openAll([path])
      else setState((old) => ({ ...old, open: new Set([...old.open].filter((each) => each !== path)) }))
    },
    reveal(path) {
      const parts = path.split('/').slice(1, -1)
      openAll(['/', ...parts.map((_, index) => `/${parts.slice(0, index + 1).join('/')}`)])
    },
  }
}
