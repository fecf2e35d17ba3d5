'use client'
import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from './button.tsx'

/** Copies a text and says so. */
export function CopyButton({ text, label = 'Copy' }: { readonly text: string; readonly label?: string }) {
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle')
  useEffect(() => {
    if (state === 'idle') return
    const timer = setTimeout(() => setState('idle'), 2000)
    return () => clearTimeout(timer)
  }, [state])
  const copy = () =>
    copied(text).then(
      () => setState('copied'),
      () => setState('refused'),
    )
  const words = { idle: label, copied: 'Copied', refused: 'Could not copy' }[state]
  return (
    <Button size="small" onClick={copy} icon={state === 'copied' ? <Check aria-hidden /> : <Copy aria-hidden />}>
      <span aria-live="polite">{words}</span>
    </Button>
  )
}

/** Only secure addresses have a clipboard; elsewhere the old command does it. */
async function copied(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text)
  const area = Object.assign(document.createElement('textarea'), { value: text })
  // Inside of a dialog only what is in it can be selected.
  const place = document.activeElement?.closest('[role="dialog"]') ?? document.body
  place.append(area)
  area.select()
  const done = document.execCommand('copy')
  area.remove()
  if (!done) throw new Error('The browser does not copy.')
}
