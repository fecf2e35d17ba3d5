'use client'
/** The desk of this page, loaded when something that shows it is first drawn; undefined until then, and on static hosts. */
import { useEffect, useState } from 'react'
import { createStore } from '../session/store.ts'
import { useStore } from '../session/use-store.ts'
import { useBench } from '../workbench/bench-context.tsx'
import type { Desk, DeskState } from './desk.ts'

const NONE = createStore<DeskState | undefined>(undefined)

export function useDesk(): { readonly desk: Desk | undefined; readonly state: DeskState | undefined } {
  const bench = useBench()
  const [desk, setDesk] = useState<Desk>()
  useEffect(() => {
    let alive = true
    void bench.loadOwnDocker?.().then(
      (loaded) => alive && setDesk(loaded),
      // Without a network there is no Docker to offer either.
      () => undefined,
    )
    return () => {
      alive = false
    }
  }, [bench])
  const state = useStore<DeskState | undefined, DeskState | undefined>(desk ?? NONE, (value) => value)
  return { desk, state }
}
