'use client'
/** A field and what it finds. The focus stays in the field; arrows choose, Enter goes there (the combobox pattern of WAI-ARIA). */
import { Search } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { useId, useState } from 'react'
import type { Hit } from '@/core/search/find.ts'
import { Hits } from './hits.tsx'
import type { SearchButtonProps } from './search-button.tsx'
import styles from './search-dialog.module.css'
import { type Finder, useFinder } from './use-finder.ts'

interface Props extends SearchButtonProps {
  readonly onClose: () => void
}

export function SearchDialog({ load, onClose }: Props) {
  const finder = useFinder(load)
  const [query, setQuery] = useState('')
  const hits = finder.state === 'ready' ? finder.find(query) : []
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className={styles.scrim} />
        <Dialog.Content className={styles.panel} aria-describedby={undefined}>
          <Dialog.Title className="visually-hidden">Search</Dialog.Title>
          <SearchField query={query} onQuery={setQuery} hits={hits} onClose={onClose} />
          <p role="status" className={hits.length > 0 ? 'visually-hidden' : styles.said}>
            {said(finder, query, hits)}
          </p>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

interface FieldProps {
  readonly query: string
  readonly onQuery: (query: string) => void
  readonly hits: readonly Hit[]
  readonly onClose: () => void
}

function SearchField({ query, onQuery, hits, onClose }: FieldProps) {
  const list = useId()
  const [chosen, setChosen] = useState(0)
  const active = hits.length > 0 ? `${list}-${chosen}` : undefined
  function press(event: React.KeyboardEvent) {
    if (event.nativeEvent.isComposing || hits.length === 0) return
    const next = chosenAfter(event.key, chosen, hits.length)
    if (next !== undefined) setChosen(next)
    // Followed as a link, so that the site's own navigation takes it.
    else if (event.key === 'Enter' && active) document.getElementById(active)?.click()
    else return
    event.preventDefault()
  }
  return (
    <>
      <div className={styles.field}>
        <Search aria-hidden />
        <input
          type="text"
          role="combobox"
          aria-label="Search the course, glossary, commands and rules"
          aria-autocomplete="list"
          aria-expanded={hits.length > 0}
          aria-controls={list}
          aria-activedescendant={active}
          placeholder="Search"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          enterKeyHint="go"
          value={query}
          onChange={(event) => {
            onQuery(event.target.value)
            setChosen(0)
          }}
          onKeyDown={press}
        />
        <Dialog.Close className={styles.close} aria-label="Close the search">
          <kbd>Esc</kbd>
        </Dialog.Close>
      </div>
      <Hits id={list} hits={hits} chosen={chosen} onPoint={setChosen} onFollow={onClose} />
    </>
  )
}

/** Past the end it begins again. Home and End belong to the text in the field. */
function chosenAfter(key: string, chosen: number, count: number): number | undefined {
  if (key === 'ArrowDown') return (chosen + 1) % count
  if (key === 'ArrowUp') return (chosen + count - 1) % count
  return undefined
}

function said(finder: Finder, query: string, hits: readonly Hit[]): string {
  if (finder.state === 'failed')
    return 'The search could not be loaded. Close it and open it again once you are online.'
  if (finder.state === 'loading') return 'Loading…'
  if (query.trim() === '')
    return 'Lessons, words of the glossary, commands and rules: type a word of what you look for.'
  if (hits.length === 0) return `Nothing found for “${query.trim()}”. Try another word, or fewer.`
  return `${hits.length === 1 ? '1 result' : `${hits.length} results`}, arrow keys choose.`
}
