import type { Visit } from '../../visits.ts'
import { commandsOf, copiesContext, installsDependencies, isWholeContext, teachingRule } from './teaching-rule.ts'

export const sourcesBeforeDependencies = teachingRule({
  name: 'sources-before-dependencies',
  help: 'A changed source file makes this COPY new, and every step behind it too. Copy package.json and the lockfile first, install, and copy the sources after that.',
  *check({ visits }) {
    const copied = new Map<number, Visit>()
    const installed = new Set<number>()
    for (const visit of visits) {
      const stage = visit.stage.index
      if (commandsOf(visit.instruction).some(installsDependencies)) {
        const before = copied.get(stage)
        const message = 'All sources are copied before the dependencies are installed: every edit installs them again'
        if (before !== undefined && !installed.has(stage)) yield { message, place: before.place }
        installed.add(stage)
      }
      if (!copied.has(stage) && copiesEverything(visit)) copied.set(stage, visit)
    }
  },
})

function copiesEverything({ instruction, expanded }: Visit): boolean {
  return copiesContext(instruction) && expanded.args.slice(0, -1).some(({ text }) => isWholeContext(text))
}
