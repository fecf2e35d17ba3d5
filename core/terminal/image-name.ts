/** Image names as the terminal needs them, on the reference rules of core/images. */
import { canonicalReference, familiarReference, parseReference } from '@/core/images/reference.ts'

/** The familiar form with its tag: `react-b:latest`. Undefined for what is no name. */
export function familiarName(text: string): string | undefined {
  return familiarReference(text)
}

/** Docker's words for a name that is none; undefined for a good one. */
export function nameProblem(text: string): string | undefined {
  const parsed = parseReference(text)
  return parsed.kind === 'invalid' ? parsed.message : undefined
}

/** `docker.io/library/react-b:latest`, as BuildKit prints it. */
export function canonicalName(text: string): string {
  const parsed = parseReference(text)
  return parsed.kind === 'invalid' ? text : canonicalReference(parsed.reference)
}

/** Repository and tag of a familiar name. */
export function splitTag(familiar: string): { readonly repository: string; readonly tag: string } {
  const bare = familiar.split('@')[0]!
  const colon = bare.lastIndexOf(':')
  return colon > bare.lastIndexOf('/')
    ? { repository: bare.slice(0, colon), tag: bare.slice(colon + 1) }
    : { repository: bare, tag: 'latest' }
}

/** Where a registry keeps it: `library/nginx`, `ghcr.io/owner/app`. */
export function registryPath(text: string): string {
  const parsed = parseReference(text)
  if (parsed.kind === 'invalid') return text
  const { domain, path } = parsed.reference
  return domain === 'docker.io' ? path : `${domain}/${path}`
}
