/** ARG inside a stage: --build-arg, else the default, else the global value, else declared without a value. */
import { argDeclarations } from '@/core/dockerfile/arg-words.ts'
import { withEntries } from '@/core/files/versioned-map.ts'
import { type Draft, remember } from '../draft.ts'
import { expandAll } from '../expanding.ts'
import type { Handler } from '../scene.ts'

export const arg: Handler = (draft, instruction, scene) => {
  let next: Draft = draft
  const shown: string[] = []
  for (const { name, defaultValue } of argDeclarations(instruction)) {
    let value = Object.hasOwn(scene.buildArgs, name) ? scene.buildArgs[name] : undefined
    if (value === undefined && defaultValue !== undefined) {
      const expanded = expandAll(next, instruction, scene, [defaultValue])
      if (!expanded.ok) return expanded.draft
      value = expanded.words[0]!
    }
    if (value === undefined) value = scene.globals.get(name)
    next = declare(next, name, value)
    shown.push(value === undefined ? name : `${name}=${value}`)
  }
  return remember(next, instruction, `ARG ${shown.join(' ')}`)
}

function declare(draft: Draft, name: string, value: string | undefined): Draft {
  const args = withEntries(draft.args, [[name, value]])
  return value === undefined ? { ...draft, args } : { ...draft, args, env: withEntries(draft.env, [[name, value]]) }
}
