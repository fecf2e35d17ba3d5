/** Modes as chmod reads them: octal, or `u+x,go=rX`. */

const WHO: Readonly<Record<string, number>> = { u: 0o4700, g: 0o2070, o: 0o1007, a: 0o7777 }
const EVERY: Readonly<Record<string, number>> = { r: 0o444, w: 0o222, x: 0o111, s: 0o6000, t: 0o1000 }

/** The new mode, or undefined when the text is no mode. `X` counts for folders and for what is executable by someone. */
export function changeMode(written: string, mode: number, isFolder: boolean, umask: number): number | undefined {
  if (/^[0-7]{1,4}$/.test(written)) return Number.parseInt(written, 8)
  let result = mode
  for (const clause of written.split(',')) {
    const match = /^([ugoa]*)((?:[-+=][rwxXstugo]*)+)$/.exec(clause)
    if (match === null) return undefined
    for (const [, operator, letters] of match[2]!.matchAll(/([-+=])([rwxXstugo]*)/g)) {
      result = apply(result, match[1]!, operator!, letters!, isFolder, umask)
    }
  }
  return result
}

/** Without a letter for who, the umask is minded. */
function apply(mode: number, who: string, operator: string, letters: string, isFolder: boolean, umask: number): number {
  const mask = who === '' ? 0o7777 & ~umask : [...who].reduce((bits, letter) => bits | WHO[letter]!, 0)
  const bits = [...letters].reduce((all, letter) => all | bitsOf(letter, mode, isFolder), 0) & mask
  if (operator === '+') return mode | bits
  if (operator === '-') return mode & ~bits
  const cleared = who === '' ? 0o777 : mask & 0o777
  return (mode & ~cleared) | bits
}

function bitsOf(letter: string, mode: number, isFolder: boolean): number {
  if (letter === 'X') return isFolder || (mode & 0o111) !== 0 ? 0o111 : 0
  if (letter === 'u') return ((mode >> 6) & 7) * 0o111
  if (letter === 'g') return ((mode >> 3) & 7) * 0o111
  if (letter === 'o') return (mode & 7) * 0o111
  return EVERY[letter] ?? 0
}
