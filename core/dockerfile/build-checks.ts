/** Docker's 22 build checks, as a list to read: name, what to do, Docker's page. */
import { BUILD_CHECKS } from './rules/registry.ts'

export interface BuildCheckEntry {
  readonly name: string
  readonly help: string
  readonly url: string
  /** Off unless the file asks for it. */
  readonly experimental: boolean
}

/** In the order of the alphabet. */
export const BUILD_CHECK_LIST: readonly BuildCheckEntry[] = BUILD_CHECKS.map(
  ({ name, help, url = '', experimental = false }) => ({
    name,
    help,
    url,
    experimental,
  }),
).sort((a, b) => (a.name < b.name ? -1 : 1))
