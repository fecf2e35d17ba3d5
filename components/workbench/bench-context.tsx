'use client'
/** Gives the parts of a lesson page the bench they share. */
import { createContext, type ReactNode, useContext } from 'react'
import { useStore } from '../session/use-store.ts'
import type { Bench, BenchState } from './bench-state.ts'

const BenchContext = createContext<Bench | undefined>(undefined)

export function BenchProvider({ bench, children }: { readonly bench: Bench; readonly children: ReactNode }) {
  return <BenchContext value={bench}>{children}</BenchContext>
}

export function useBench(): Bench {
  const bench = useContext(BenchContext)
  if (!bench) throw new Error('A part of the workbench stands outside of BenchProvider.')
  return bench
}

export function useBenchState<S>(select: (state: BenchState) => S): S {
  return useStore(useBench(), select)
}
