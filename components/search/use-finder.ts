'use client'
/** The search, once its passages are there. */
import { useEffect, useState } from 'react'
import { type Find, finderOf } from '@/core/search/find.ts'
import type { Passage } from '@/core/search/passage.ts'

export type Finder = { readonly state: 'loading' | 'failed' } | { readonly state: 'ready'; readonly find: Find }

/** Indexed once a tab. */
let known: { readonly passages: readonly Passage[]; readonly find: Find } | undefined

export function useFinder(load: () => Promise<readonly Passage[]>): Finder {
  const [finder, setFinder] = useState<Finder>({ state: 'loading' })
  useEffect(() => {
    let gone = false
    load().then(
      (passages) => {
        if (known?.passages !== passages) known = { passages, find: finderOf(passages) }
        if (!gone) setFinder({ state: 'ready', find: known.find })
      },
      () => !gone && setFinder({ state: 'failed' }),
    )
    return () => {
      gone = true
    }
  }, [load])
  return finder
}
