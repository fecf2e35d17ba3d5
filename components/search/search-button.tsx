'use client'
/** Opens the search: by mouse, with Ctrl+K or Command+K, or with `/` where nothing is typed. */
import { Search } from 'lucide-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import type { Passage } from '@/core/search/passage.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { isTyping, oneKeyShortcuts } from '../ui/one-key.ts'

const SearchDialog = lazy(() => import('./search-dialog.tsx').then((part) => ({ default: part.SearchDialog })))

export interface SearchButtonProps {
  readonly load: () => Promise<readonly Passage[]>
}

export function SearchButton({ load }: SearchButtonProps) {
  const [open, setOpen] = useState(false)
  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (!opensSearch(event)) return
      event.preventDefault()
      event.stopPropagation()
      setOpen(true)
    }
    window.addEventListener('keydown', press, true)
    return () => window.removeEventListener('keydown', press, true)
  }, [])
  return (
    <>
      <IconButton
        label="Search"
        aria-keyshortcuts="Control+K Meta+K"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <Search aria-hidden />
      </IconButton>
      {open && (
        <Suspense>
          <SearchDialog load={load} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

function opensSearch(event: KeyboardEvent): boolean {
  const { key, ctrlKey, metaKey, altKey, shiftKey, target } = event
  if (altKey || event.isComposing || isBehindDialog()) return false
  if (key === '/' && !ctrlKey && !metaKey) return !isTyping(target) && oneKeyShortcuts()
  if (key.toLowerCase() !== 'k' || shiftKey || ctrlKey === metaKey) return false
  // In a terminal Ctrl+K deletes to the end of the line, as shells do.
  return metaKey || !(target instanceof Element && target.closest('[data-terminal]'))
}

function isBehindDialog(): boolean {
  return document.querySelector('[role=dialog]:not([data-term])') !== null
}
