'use client'
/**
 * Which term is explained: the one pointed at for a moment, the one the focus comes to, the one tapped. A tap shows the
 * explanation first and a second one follows the link; with mouse and keyboard the link is followed at once.
 */
import { useEffect, useMemo, useRef, useState } from 'react'
import { TERM_LINKS } from './term-link.ts'

/** Milliseconds of pointing before it opens, and of grace to move from the link to the explanation. */
const REST = 200
const GRACE = 200

export interface TermChoice {
  readonly link: HTMLAnchorElement | undefined
  readonly show: (link: HTMLAnchorElement | undefined, delay: number) => void
  readonly stay: () => void
}

export function useTerm(): TermChoice {
  const [link, setLink] = useState<HTMLAnchorElement>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const shown = useRef<HTMLAnchorElement>(undefined)
  const choice = useMemo(() => {
    const stay = () => clearTimeout(timer.current)
    const show = (next: HTMLAnchorElement | undefined, delay: number) => {
      stay()
      timer.current = setTimeout(() => {
        shown.current = next
        setLink(next)
      }, delay)
    }
    return { show, stay }
  }, [])
  useEffect(() => {
    const stop = listen(choice.show, () => shown.current)
    return () => {
      stop()
      choice.stay()
    }
  }, [choice])
  return { link, ...choice }
}

function listen(show: TermChoice['show'], shown: () => HTMLAnchorElement | undefined): () => void {
  const controller = new AbortController()
  const options = { capture: true, signal: controller.signal }
  document.addEventListener(
    'pointerover',
    (event) => event.pointerType !== 'touch' && termLink(event.target, (link) => show(link, REST)),
    options,
  )
  document.addEventListener(
    'pointerout',
    (event) => event.pointerType !== 'touch' && termLink(event.target, () => show(undefined, GRACE)),
    options,
  )
  document.addEventListener(
    'focusin',
    (event) => termLink(event.target, (link) => link.matches(':focus-visible') && show(link, 0)),
    options,
  )
  document.addEventListener('focusout', (event) => termLink(event.target, () => show(undefined, GRACE)), options)
  document.addEventListener(
    'click',
    (event) =>
      termLink(event.target, (link) => {
        const tapped = (event as PointerEvent).pointerType === 'touch'
        if (!tapped || shown() === link) return show(undefined, 0)
        event.preventDefault()
        show(link, 0)
      }),
    options,
  )
  // What brought this script here may have been the pointer or the focus coming to a term.
  const already = [...document.querySelectorAll<HTMLAnchorElement>(TERM_LINKS)].find((link) =>
    link.matches(':hover, :focus-visible'),
  )
  if (already) show(already, REST)
  return () => controller.abort()
}

function termLink(target: EventTarget | null, then: (link: HTMLAnchorElement) => void): void {
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>(TERM_LINKS) : null
  if (link) then(link)
}
