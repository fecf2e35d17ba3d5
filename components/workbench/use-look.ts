/** Asks the engine for a view while it is visible: again with every new verdict, one question at a time. */
import { useEffect, useRef, useState } from 'react'
import type { Query, QueryAnswers, QueryOf } from '@/core/engine/query.ts'
import { useBench, useBenchState } from './bench-context.tsx'

export type Look<T> =
  | { readonly state: 'waiting' }
  /** `fresh`: of the newest verdict. While the next answer is on its way the old one stays. */
  | { readonly state: 'seen'; readonly view: T; readonly fresh: boolean }
  | { readonly state: 'broken'; readonly message: string }

/** `query` must keep its identity between renderings (a constant, or useMemo). */
export function useLook<A extends Query['about']>(query: QueryOf<A>, active: boolean): Look<QueryAnswers[A]> {
  const bench = useBench()
  const ready = useBenchState((state) => state.engine === 'ready')
  const judged = useBenchState((state) => state.judged)
  const [look, setLook] = useState<Look<QueryAnswers[A]>>({ state: 'waiting' })
  const line = useRef<{ busy: boolean; again: (() => void) | undefined }>({ busy: false, again: undefined })

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new verdict means that the view is old
  useEffect(() => {
    if (!active || !ready) return
    let alive = true
    const ask = async () => {
      const queue = line.current
      if (queue.busy) {
        queue.again = () => alive && void ask()
        return
      }
      queue.busy = true
      try {
        const view = await bench.look(query)
        setLook({ state: 'seen', view, fresh: alive })
      } catch (error) {
        if (alive) setLook({ state: 'broken', message: error instanceof Error ? error.message : String(error) })
      } finally {
        queue.busy = false
        queue.again?.()
        queue.again = undefined
      }
    }
    setLook((old) => (old.state === 'seen' ? { ...old, fresh: false } : old))
    void ask()
    return () => {
      alive = false
    }
  }, [bench, query, active, ready, judged])
  return look
}
