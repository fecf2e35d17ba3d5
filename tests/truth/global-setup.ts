/** Starts what the differential tests need, once, before their workers; stops it after them. */
import type { TestProject } from 'vitest/node'
import { type DockerAt, provideDocker } from './docker/provide.ts'

declare module 'vitest' {
  interface ProvidedContext {
    docker: DockerAt | undefined
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const provided = await provideDocker()
  project.provide('docker', provided.kind === 'docker' ? provided.at : undefined)
  if (provided.kind === 'docker') return () => provided.stop()
  process.stdout.write(`Real Docker builds are skipped: ${provided.why}. Recorded answers stand in for them.\n`)
  return async () => undefined
}
