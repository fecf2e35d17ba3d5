/** Loads what the search looks through and the terms of the glossary: once a tab, when first asked for. */
import type { Term } from '@/core/lessons/glossary.ts'
import type { Passage } from '@/core/search/passage.ts'

const loading = new Map<string, Promise<unknown>>()

export function loadPassages(): Promise<readonly Passage[]> {
  return once('/course/search.json') as Promise<readonly Passage[]>
}

export function loadTerms(): Promise<readonly Term[]> {
  return once('/course/glossary.json') as Promise<readonly Term[]>
}

/** A failure is not kept: the next question asks again. */
function once(address: string): Promise<unknown> {
  const known = loading.get(address)
  if (known) return known
  const asked = fetchJson(address).catch((error) => {
    loading.delete(address)
    throw error
  })
  loading.set(address, asked)
  return asked
}

async function fetchJson(address: string): Promise<unknown> {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`${address} could not be loaded (HTTP ${answer.status}).`)
  return answer.json()
}
