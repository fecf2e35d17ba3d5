'use client'
/** Goes where the teacher goes, once for each time the teacher goes there. Whoever explores freely stays. */
import { useEffect } from 'react'
import type { RoomState } from '@/core/room/room.ts'
import type { Bench } from '../workbench/bench-state.ts'

const HANDLED = 'stagecraft.room-followed'

interface Options {
  readonly follow: RoomState['follow']
  readonly exploring: boolean
  readonly bench: Bench
  readonly onGo: (address: string) => void
}

export interface Followed {
  readonly lesson: string
  readonly address: string
}

export function useFollowing({ follow, exploring, bench, onGo }: Options): Followed | undefined {
  const address = follow && `/lessons/${follow.lesson}/${follow.step === undefined ? '' : `#${follow.step}`}`
  const at = follow?.at
  const lesson = follow?.lesson
  useEffect(() => {
    if (at === undefined || address === undefined || exploring || at <= handled()) return
    handle(at)
    if (lesson !== bench.lesson.slug) onGo(address)
    else document.getElementById(address.split('#')[1] ?? '')?.scrollIntoView({ block: 'start' })
  }, [at, address, lesson, exploring, bench, onGo])
  return lesson === undefined || address === undefined ? undefined : { lesson, address }
}

/** A learner who goes elsewhere afterwards is not fetched back at every page. */
function handled(): number {
  try {
    return Number(sessionStorage.getItem(HANDLED) ?? 0)
  } catch {
    return memory
  }
}

let memory = 0

function handle(at: number): void {
  memory = at
  try {
    sessionStorage.setItem(HANDLED, String(at))
  } catch {
    // Without storage the tab remembers until it is reloaded.
  }
}
