/** Expands the words of an instruction with a stage's environment; the first that cannot be read stops the build. */
import { type ExpandOptions, expand, expandWords } from '@/core/dockerfile/expand.ts'
import { lookupOf } from '@/core/dockerfile/lookup.ts'
import type { Instruction } from '@/core/dockerfile/syntax.ts'
import { type Draft, failDraft } from './draft.ts'
import type { Scene } from './scene.ts'

export type Words =
  | { readonly ok: true; readonly words: readonly string[] }
  | { readonly ok: false; readonly draft: Draft }

export function expandAll(
  draft: Draft,
  instruction: Instruction,
  scene: Scene,
  texts: readonly string[],
  options: ExpandOptions = {},
): Words {
  const env = lookupOf(draft.env)
  const words: string[] = []
  for (const text of texts) {
    const expansion = expand(text, env, scene.escape, options)
    if (expansion.kind === 'error') {
      const details = { word: text }
      return { ok: false, draft: failDraft(draft, instruction, scene.file, 'expansion', expansion.message, details) }
    }
    words.push(expansion.text)
  }
  return { ok: true, words }
}

/** The result split in words, as EXPOSE's is. */
export function expandToWords(draft: Draft, instruction: Instruction, scene: Scene, texts: readonly string[]): Words {
  const env = lookupOf(draft.env)
  const words: string[] = []
  for (const text of texts) {
    const expansion = expandWords(text, env, scene.escape)
    if (expansion.kind === 'error') {
      const details = { word: text }
      return { ok: false, draft: failDraft(draft, instruction, scene.file, 'expansion', expansion.message, details) }
    }
    words.push(...expansion.words)
  }
  return { ok: true, words }
}

/** For the names of steps: a text that cannot be expanded stays as it is. */
export function expandName(text: string, draft: Draft, scene: Scene, options: ExpandOptions = {}): string {
  const expansion = expand(text, lookupOf(draft.env), scene.escape, options)
  return expansion.kind === 'ok' ? expansion.text : text
}
