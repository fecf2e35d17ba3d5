/** The terminal's prompt: the learner's own, or that of the shell in a container. */
import { shownFolder } from './session.ts'
import type { InsideShell, TerminalSession } from './terminal.ts'

export function shownPrompt(session: TerminalSession): string {
  const shell = session.inside.at(-1)
  return shell === undefined ? `${shownFolder(session)} $ ` : insidePrompt(shell)
}

/** As each shell sets PS1 in the images: ash of Alpine shows the folder, dash the sign alone, bash of Debian the host too. */
function insidePrompt(shell: InsideShell): string {
  const { user, cwd, env } = shell
  const sign = user.uid === 0 ? '#' : '$'
  const home = env.get('HOME') ?? user.home
  const folder = home !== '/' && (cwd === home || cwd.startsWith(`${home}/`)) ? `~${cwd.slice(home.length)}` : cwd
  if (/bash$/.test(shell.shell)) return `${user.name ?? 'I have no name!'}@${shell.id.slice(0, 12)}:${folder}${sign} `
  return shell.dialect === 'dash' ? `${sign} ` : `${folder} ${sign} `
}
