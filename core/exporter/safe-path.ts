/** Paths of a take-home project must mean the same file on every system, and never one outside the folder. */

const RESERVED = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?$/i
/** Names git itself refuses in a tree: `.git` in any case, and the forms Windows and macOS read as it. */
const GIT_FOLDER = /^(\.git|git~[0-9]+)[. ]*$/i

/** Why a path cannot be in the project, in words; undefined when it can. */
export function pathProblem(path: string): string | undefined {
  if (path === '' || path.length > 400) return 'the path is empty or longer than 400 characters'
  if (path.startsWith('/') || /^[a-z]:/i.test(path)) return 'the path is absolute'
  for (const part of path.split('/')) {
    const problem = namePart(part)
    if (problem !== undefined) return problem
  }
  return undefined
}

function namePart(part: string): string | undefined {
  if (part === '' || part === '.' || part === '..') return 'the path leaves the folder or has an empty part'
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\\<>:"|?*\u0000-\u001f\u007f]/.test(part))
    return `"${part}" has a character that some systems do not allow in a name`
  if (/[. ]$/.test(part)) return `"${part}" ends in a dot or a blank, which Windows drops`
  if (RESERVED.test(part)) return `"${part}" is a device on Windows`
  if (GIT_FOLDER.test(part.replace(/[\u200b-\u200f\u202a-\u202e\ufeff]/g, '')))
    return `"${part}" would be read as git's own folder`
  return undefined
}
