/** The names `type` and `command -v` call builtins. Apart from the registry, which would otherwise import itself. */
import type { Dialect } from '../process.ts'

const BOTH =
  '. : [ bg break cd chdir command continue echo eval exec exit export false fg getopts hash jobs kill local printf pwd read readonly return set shift test times trap true type ulimit umask unset wait alias unalias'
const ASH = 'source let help history [['

const NAMES: Readonly<Record<Dialect, ReadonlySet<string>>> = {
  ash: new Set(`${BOTH} ${ASH}`.split(' ')),
  dash: new Set(BOTH.split(' ')),
}

export function isBuiltinName(name: string, dialect: Dialect): boolean {
  return NAMES[dialect].has(name)
}
