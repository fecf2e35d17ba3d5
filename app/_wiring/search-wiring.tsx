'use client'
/** Hands the search its passages. */
import { SearchButton } from '@/components/search/search-button.tsx'
import { loadPassages } from '@/platform/browser/reference-client.ts'

export function SearchWiring() {
  return <SearchButton load={loadPassages} />
}
