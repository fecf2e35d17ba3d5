/** What may stand in braces in an author's `own` text: `on port {port}`. */
export const OWN_WORDS = [
  'port',
  'folder',
  'manager',
  'manifests',
  'install',
  'production',
  'build',
  'test',
  'start',
  'cache',
  'source',
] as const

export type OwnWord = (typeof OWN_WORDS)[number]

export function isOwnWord(name: string): name is OwnWord {
  return (OWN_WORDS as readonly string[]).includes(name)
}
