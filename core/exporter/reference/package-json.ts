/** The app's package.json, with the package manager it is locked for. */
import type { ReferenceChoices } from './choices.ts'
import { MANAGER_FACTS } from './package-managers.ts'

export function packageJson(given: string, { manager }: ReferenceChoices): string {
  const { pinned } = MANAGER_FACTS[manager]
  if (pinned === undefined) return given
  return given.replace(/("type": "module",\n)/, `$1  "packageManager": ${JSON.stringify(pinned)},\n`)
}
