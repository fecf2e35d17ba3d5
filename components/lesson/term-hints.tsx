'use client'
/** A term of the glossary, explained where it stands in the text. */
import { Popover } from 'radix-ui'
import { useEffect, useState } from 'react'
import type { Term } from '@/core/lessons/glossary.ts'
import styles from './term-hints.module.css'
import { termId } from './term-link.ts'
import { useTerm } from './use-term.ts'

interface Props {
  readonly load: () => Promise<readonly Term[]>
}

const WORDS = 'term-explained'

export function TermHints({ load }: Props) {
  const { link, show, stay } = useTerm()
  const term = useExplained(load, link)
  useEffect(() => {
    if (!link || !term) return
    link.setAttribute('aria-describedby', WORDS)
    return () => link.removeAttribute('aria-describedby')
  }, [link, term])
  if (!link?.isConnected || !term) return null
  return (
    <Popover.Root open onOpenChange={(open) => !open && show(undefined, 0)}>
      <Popover.Anchor virtualRef={{ current: link }} />
      <Popover.Portal>
        <Popover.Content
          className={styles.hint}
          data-term={term.id}
          aria-label={term.term}
          side="top"
          sideOffset={6}
          collisionPadding={12}
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
          onFocusOutside={(event) => event.preventDefault()}
          onPointerEnter={stay}
          onPointerLeave={() => show(undefined, 200)}
        >
          <p className={styles.term}>{term.term}</p>
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: compiled from our own content */}
          <div id={WORDS} className="prose" dangerouslySetInnerHTML={{ __html: term.html }} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

/** Undefined until the glossary is there; without a network it stays a link. */
function useExplained(load: Props['load'], link: HTMLAnchorElement | undefined): Term | undefined {
  const [terms, setTerms] = useState<readonly Term[]>()
  const wanted = link !== undefined
  useEffect(() => {
    if (!wanted) return
    let gone = false
    load().then(
      (all) => !gone && setTerms(all),
      () => undefined,
    )
    return () => {
      gone = true
    }
  }, [load, wanted])
  return link && terms?.find(({ id }) => id === termId(link.getAttribute('href') ?? ''))
}
