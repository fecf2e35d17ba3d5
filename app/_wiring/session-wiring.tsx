'use client'
/** Hands the browser's storage to everything below. */
import { type ReactNode, useState } from 'react'
import { SessionProvider } from '@/components/session/session-context.tsx'
import { sessionPorts } from './browser.ts'

export function SessionWiring({ children }: { readonly children: ReactNode }) {
  const [ports] = useState(sessionPorts)
  return <SessionProvider ports={ports}>{children}</SessionProvider>
}
