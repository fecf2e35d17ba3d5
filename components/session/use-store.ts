'use client'
/** Watches a part of a store. The selector must give the same object for the same state. */
import { useSyncExternalStore } from 'react'
import type { Readable } from './store.ts'

export function useStore<T, S>(store: Readable<T>, select: (value: T) => S): S {
  const snapshot = () => select(store.get())
  return useSyncExternalStore(store.subscribe, snapshot, snapshot)
}
