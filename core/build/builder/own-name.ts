/** What our images are called in the user's own Docker: under a registry that does not exist, so nothing is replaced or pushed. */
import { parseReference } from '@/core/images/reference.ts'

const REGISTRY = 'stagecraft.local'

/** `react-b` → `stagecraft.local/react-b:latest`; undefined when Docker would not take it as a tag. */
export function ownName(tag: string): string | undefined {
  const parsed = parseReference(tag)
  if (parsed.kind === 'invalid' || parsed.reference.digest !== undefined) return undefined
  const { domain, path, tag: version = 'latest' } = parsed.reference
  const name = path.replace(/^library\//, '')
  const own = `${REGISTRY}/${domain === 'docker.io' ? '' : `${domain.replace(/[^a-z0-9]+/g, '-')}/`}${name}:${version}`
  return parseReference(own).kind === 'invalid' ? undefined : own
}
