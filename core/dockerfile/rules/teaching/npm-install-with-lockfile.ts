import type { Instruction } from '../../syntax.ts'
import { commandsOf, copiesContext, installsDependencies, teachingRule } from './teaching-rule.ts'

export const npmInstallWithLockfile = teachingRule({
  name: 'npm-install-with-lockfile',
  help: '`npm ci` installs exactly what package-lock.json names, fails when the two files disagree, and is faster. `npm install` may change the versions.',
  *check({ visits }) {
    const withLockfile = new Set<number>()
    for (const { stage, instruction, expanded, place } of visits) {
      if (copiesContext(instruction) && expanded.args.slice(0, -1).some(({ text }) => isLockfile(text))) {
        withLockfile.add(stage.index)
      }
      if (!withLockfile.has(stage.index) || !isNpmInstall(instruction)) continue
      yield { message: '`npm install` although package-lock.json was copied: `npm ci` keeps to it', place }
    }
  },
})

/** Named, or met by a wildcard such as `package*.json`. */
function isLockfile(source: string): boolean {
  const name = source.slice(source.lastIndexOf('/') + 1)
  return name === 'package-lock.json' || name === 'package*.json' || name === 'package-*.json' || name === '*.json'
}

function isNpmInstall(instruction: Instruction): boolean {
  return commandsOf(instruction).some(
    (words) => words[0] === 'npm' && /^(?:install|i)$/.test(words[1] ?? '') && installsDependencies(words),
  )
}
