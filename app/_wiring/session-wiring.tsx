'use client'
/** Hands the browser's storage to everything below. */
import { type ReactNode, useState } from 'react'
import { SessionProvider } from '@/components/session/session-context.tsx'
import type { ServedCourse } from '@/core/lessons/served-course.ts'
import { sessionPorts } from './browser.ts'

interface Props {
  readonly course: ServedCourse
  readonly children: ReactNode
}

export function SessionWiring({ course, children }: Props) {
  const [ports] = useState(() => sessionPorts(course))
  return <SessionProvider ports={ports}>{children}</SessionProvider>
}
