/** esbuild's messages as errors with a place: its columns are bytes from 0, ours UTF-16 units from 1. */
import type { Message } from 'esbuild'
import type { BundleError } from '@/core/bundle/bundle.ts'

/** The bundle cannot be made here, whatever the learner did: the reason. */
export class Unavailable extends Error {}

/** What the plugin says of an import that it could not resolve. */
export type ImportDetail =
  | { readonly kind: 'unresolved' }
  | { readonly kind: 'package'; readonly package: string }
  | { readonly kind: 'unavailable'; readonly why: string }

export function unavailableIn(messages: readonly Message[]): string | undefined {
  for (const { detail } of messages) {
    const said = detail as ImportDetail | undefined
    if (said?.kind === 'unavailable') return said.why
  }
  return undefined
}

export function bundleErrors(messages: readonly Message[]): readonly BundleError[] {
  return messages.map((message) => {
    const { location, text, detail } = message
    const said = detail as ImportDetail | undefined
    const lineText = location?.lineText ?? ''
    const column = unitsBefore(lineText, location?.column ?? 0)
    const end = unitsBefore(lineText, (location?.column ?? 0) + (location?.length ?? 0))
    const file = bare(location?.file ?? 'index.html')
    return {
      kind: kindOf(file, text, said),
      file,
      line: location?.line ?? 1,
      column: column + 1,
      length: Math.max(1, end - column),
      text: bare(text),
      lineText,
      ...(said?.kind === 'package' ? { package: said.package } : {}),
    }
  })
}

function kindOf(file: string, text: string, said: ImportDetail | undefined): BundleError['kind'] {
  if (said?.kind === 'package' || said?.kind === 'unresolved') return said.kind
  if (text.startsWith('No matching export')) return 'missing-export'
  return file.endsWith('.css') ? 'style' : 'syntax'
}

/** Without the name of the plugin's own space. */
function bare(text: string): string {
  return text.replaceAll(/\bapp:/g, '')
}

function unitsBefore(line: string, bytes: number): number {
  const encoded = new TextEncoder().encode(line)
  return new TextDecoder().decode(encoded.subarray(0, bytes)).length
}
