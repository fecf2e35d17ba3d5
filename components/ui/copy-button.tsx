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
    navigator.clipboard.writeText(text).then(
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
