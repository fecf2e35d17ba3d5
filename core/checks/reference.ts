/** Image names as people compare them: `react-b`, `react-b:latest` and `docker.io/library/react-b:latest` are one. */
import { familiarReference } from '@/core/images/reference.ts'

export function sameImage(one: string, other: string): boolean {
  return (familiarReference(one) ?? one) === (familiarReference(other) ?? other)
}

/** `node` for `docker.io/library/node:22-alpine@sha256:…`. */
export function repositoryOf(reference: string): string {
  const [name = ''] = (familiarReference(reference) ?? reference).split('@')
  const colon = name.indexOf(':', name.lastIndexOf('/') + 1)
  return colon < 0 ? name : name.slice(0, colon)
}
