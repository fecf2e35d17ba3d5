import type { Metadata } from 'next'
import { starterExamples } from '@/components/playground/examples.ts'
import { getCourse, getStarter } from '../_wiring/server.ts'
import { PlaygroundHost } from './playground-host.tsx'

export const metadata: Metadata = {
  title: 'Playground',
  description: 'Paste any Dockerfile and see what its build would produce: stages, image, problems, preview.',
}

export default function PlaygroundPage() {
  const after = getCourse().lessons.find((lesson) => lesson.slug === 'nginx-stage')?.solutionFiles ?? {}
  return <PlaygroundHost examples={starterExamples(getStarter(), after)} />
}
