'use client'
/** The width there is for the graph, in CSS pixels at a root font size of 16, measured without moving anything. */
import { type RefObject, useLayoutEffect, useState } from 'react'

export function useRoom(box: RefObject<HTMLElement | null>): number | undefined {
  const [room, setRoom] = useState<number>()
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const measure = () => {
      const root = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16
      setRoom(Math.floor((element.clientWidth * 16) / root))
    }
    measure()
    const watcher = new ResizeObserver(measure)
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [box])
  return room
}
