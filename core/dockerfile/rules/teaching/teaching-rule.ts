/** Rules of our own: Docker accepts what they mention. Their names carry the prefix `stagecraft/`. */
import type { Instruction } from '../../syntax.ts'
import type { BuildCheck } from '../rule.ts'

export function teachingRule(rule: Omit<BuildCheck, 'severity' | 'url'>): BuildCheck {
  return { ...rule, name: `stagecraft/${rule.name}`, severity: 'info', url: `/rules/${rule.name}/` }
}

/** COPY or ADD out of the build context. */
export function copiesContext(instruction: Instruction): boolean {
  if (instruction.keyword !== 'COPY' && instruction.keyword !== 'ADD') return false
  return !instruction.flags.some((flag) => flag.name === 'from' && flag.value !== '')
}

/** The whole context as a source. */
export function isWholeContext(source: string): boolean {
  return source !== '' && source.split('/').every((part) => part === '' || part === '.' || part === '..')
}

/** Simple commands of a RUN in shell form, as words: split at `&&`, `||`, `;`, `|` and line ends, quotes not looked into. */
export function commandsOf(instruction: Instruction): readonly (readonly string[])[] {
  if (instruction.keyword !== 'RUN') return []
  const known = commands.get(instruction) ?? splitCommands(instruction)
  commands.set(instruction, known)
  return known
}

/** Several rules ask. */
const commands = new WeakMap<Instruction, readonly (readonly string[])[]>()

function splitCommands(instruction: Instruction): readonly (readonly string[])[] {
  if (instruction.json) return [instruction.args.map((word) => word.text)]
  const body = instruction.heredocs.map((heredoc) => heredoc.content).join('\n')
  return `${instruction.rest.text}\n${body}`
    .split(/&&|\|\||[;|\n]/)
    .map((command) =>
      command
        .trim()
        .split(/\s+/)
        .filter((word) => word !== ''),
    )
    .filter((words) => words.length > 0)
}

/** `npm ci`, `npm install`, `yarn`, `pnpm install` … without names of packages, not global. */
export function installsDependencies(words: readonly string[]): boolean {
  const [program, verb, ...rest] = words.filter((word) => !/^[A-Z_]+=/.test(word))
  const named = rest.some((word) => !word.startsWith('-') && !word.startsWith('$'))
  if (rest.includes('-g') || rest.includes('--global') || named) return false
  if (program === 'npm') return ['ci', 'install', 'i', 'clean-install'].includes(verb ?? '')
  if (program === 'yarn') return verb === undefined || verb === 'install' || verb.startsWith('--')
  return program === 'pnpm' && (verb === 'install' || verb === 'i')
}
