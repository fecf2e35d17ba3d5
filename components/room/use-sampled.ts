'use client'
/** A store's value, drawn at most once in a while: a full room has hundreds of events a second. */
import { useEffect, useState } from 'react'
import type { Readable } from '../session/store.ts'

export function useSampled<T>(store: Readable<T>, every: number): T {
  const [value, setValue] = useState(store.get)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const take = () => {
      timer = undefined
      setValue(() => store.get())
    }
    const stop = store.subscribe(() => {
      timer ??= setTimeout(take, every)
    })
    take()
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [store, every])
  return value
}
