/** `~` and `~user`: HOME, or the home in the tree's /etc/passwd. */
import { readText } from '@/core/files/tree.ts'
import type { Shell } from './state.ts'

export function homeOf(shell: Shell, user: string): string | undefined {
  if (user === '') return shell.variables.get('HOME') ?? shell.user.home
  const line = readText(shell.tree, '/etc/passwd')
    ?.split('\n')
    .find((one) => one.startsWith(`${user}:`))
  return line?.split(':')[5] ?? (user === 'root' ? '/root' : undefined)
}
