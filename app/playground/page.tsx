import type { Metadata } from 'next'
import { starterExample } from '@/components/playground/examples.ts'
import { afterOf, getCourse, getCourseFile, getStarter } from '../_wiring/server.ts'
import { PlaygroundHost } from './playground-host.tsx'

export const metadata: Metadata = {
  title: 'Playground',
  description: 'Paste any Dockerfile and see what its build would produce: stages, image, problems, preview.',
}

export default function PlaygroundPage() {
  const last = afterOf(getCourse().lessons, getCourseFile())
  return <PlaygroundHost examples={last === undefined ? [] : [starterExample(getStarter(), last)]} />
}
