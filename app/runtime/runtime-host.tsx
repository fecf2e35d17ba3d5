'use client'
/** Hands the browser's adapters to the page of the Node runtime, and leaves that page only by loading the next one. */
import { useEffect } from 'react'
import { NodeRuntimePage } from '@/components/node-runtime/node-runtime-page.tsx'
import { keptBuilds, loadNodeRuntime } from '../_wiring/node-runtime.ts'

export function RuntimeHost() {
  useEffect(leaveByLoading, [])
  return <NodeRuntimePage loadHost={loadNodeRuntime} builds={BUILDS} />
}

const BUILDS = {
  load: () => keptBuilds().load(),
  keep: (key, build) => keptBuilds().keep(key, build),
  forget: (key) => keptBuilds().forget(key),
  subscribe: (listener) => keptBuilds().subscribe(listener),
} satisfies ReturnType<typeof keptBuilds>

/** A page reached from here without a load would keep this document: its isolation, under which previews do not show, and its policy. */
function leaveByLoading() {
  const leave = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
    if (link === null || !plain || link.target === '_blank' || link.origin !== window.location.origin) return
    if (link.pathname === window.location.pathname) return
    event.preventDefault()
    event.stopPropagation()
    window.location.assign(link.href)
  }
  window.addEventListener('click', leave, { capture: true })
  return () => window.removeEventListener('click', leave, { capture: true })
}
