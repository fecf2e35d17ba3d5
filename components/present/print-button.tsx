'use client'
import { Printer } from 'lucide-react'
import { useEffect } from 'react'
import { Button } from '../ui/button.tsx'

/** `?print` in the address asks at once. */
export function PrintButton() {
  useEffect(() => {
    if (new URLSearchParams(window.location.search).has('print')) window.print()
  }, [])
  return (
    <Button look="primary" icon={<Printer aria-hidden />} onClick={() => window.print()}>
      Print
    </Button>
  )
}
