/** What of two answers is compared: where programs leave traces of their own, and words of one version, are left out. */
import type { AnsweredFile, BuildAnswer } from './answer.ts'
import type { TruthCase } from './case.ts'
import type { EngineAnswer } from './engine-build.ts'
import { todaysConfig, todaysStep, todaysWords } from './versions.ts'

export function comparable(one: TruthCase, answer: EngineAnswer) {
  switch (answer.outcome) {
    case 'unknown':
      return answer
    case 'failed':
      return {
        outcome: 'failed',
        error: one.newerWording === undefined ? todaysWords(answer.error ?? '') : 'worded by version',
        ...rebuildsOf(answer),
      }
    case 'succeeded':
      return {
        outcome: 'succeeded',
        files: answer.files?.filter((each) => counts(one, each)).map((each) => shown(one, each)),
        config: todaysConfig(answer.config ?? {}),
        ...rebuildsOf(answer),
      }
  }
}

/** Programs leave their own traces at well-known places: npm its logs and cache. */
export function counts(one: TruthCase, [path]: AnsweredFile): boolean {
  if (one.olderFiles?.paths.includes(path)) return false
  return one.below === undefined || one.below.some((each) => isBelow(path, each))
}

function shown(one: TruthCase, [path, kind, mode, owner, detail]: AnsweredFile): string {
  if (one.namesOnly?.some((each) => isBelow(path, each))) return `${path} ${kind}`
  return `${path} ${kind} ${mode} ${owner} ${detail}`
}

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`)
}

function rebuildsOf({ rebuilds }: BuildAnswer): Pick<BuildAnswer, 'rebuilds'> {
  if (rebuilds === undefined) return {}
  return { rebuilds: rebuilds.map(({ steps }) => ({ steps: steps.map(todaysStep) })) }
}
