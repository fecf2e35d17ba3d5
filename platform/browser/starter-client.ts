/** Loads the starter's files, once a tab. */
import type { Files } from '@/core/workspace/lesson-files.ts'

let loading: Promise<Files> | undefined

export function loadStarter(): Promise<Files> {
  loading ??= fetchStarter().catch((error) => {
    loading = undefined
    throw error
  })
  return loading
}

async function fetchStarter(): Promise<Files> {
  const answer = await fetch('/course/starter.json')
  if (!answer.ok) throw new Error(`The starter's files could not be loaded (HTTP ${answer.status}).`)
  return answer.json() as Promise<Files>
}
