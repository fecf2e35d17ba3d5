/** The mutation score of a lesson, and of a course, as the lint states it. */
import type { LessonVerdict } from '@/core/checks/verdict.ts'
import type { TerminalWorld } from '@/core/terminal/terminal.ts'
import type { Finding } from './finding.ts'
import type { Lesson } from './lesson.ts'
import type { LessonSource } from './source.ts'
import { type Explained, scoreLesson } from './survivors.ts'
import type { Variant } from './variants.ts'

export interface Survivor {
  readonly file: string
  readonly line: number
  /** `line 4 deleted: RUN npm ci` */
  readonly words: string
}

export interface Damages {
  readonly made: number
  /** Some check failed, or could not tell. */
  readonly noticed: number
  /** Image, answers and build checks are as before: nothing to notice. */
  readonly withoutEffect: number
  /** The author says why no check should notice. */
  readonly explained: number
  /** Neither noticed nor explained: a check is too weak. */
  readonly survived: number
}

export interface LessonScore extends Damages {
  readonly lesson: string
  readonly accepted: number
  readonly rejected: number
  readonly survivors: readonly Survivor[]
  readonly stale: readonly { readonly file: string; readonly line: string; readonly because: string }[]
}

export function scored(
  lesson: Lesson,
  explained: readonly Explained[],
  world: TerminalWorld,
  see: (verdict: LessonVerdict) => void,
  variants: readonly Variant[],
): LessonScore {
  const { made, noticed, idle, survivors, stale, ...rest } = scoreLesson(lesson, explained, world, see)
  return {
    lesson: lesson.slug,
    accepted: variants.filter(({ expect }) => expect === 'pass').length,
    rejected: variants.filter(({ expect }) => expect === 'fail').length,
    made,
    noticed,
    withoutEffect: idle,
    explained: rest.explained,
    survived: survivors.length,
    survivors: survivors.map(({ file, line, described }) => ({ file, line, words: described })),
    stale: stale.map(({ file, line, because }) => ({ file, line, because })),
  }
}

/** Of the damages that change anything, the percentage that some check notices, rounded down; 100 when there are none. */
export function percentage({ made, noticed, withoutEffect }: Damages): number {
  const telling = made - withoutEffect
  return telling === 0 ? 100 : Math.floor((noticed / telling) * 100)
}

export function totalOf(scores: readonly LessonScore[]): Damages {
  const sum = (of: (score: LessonScore) => number) => scores.reduce((all, score) => all + of(score), 0)
  return {
    made: sum((score) => score.made),
    noticed: sum((score) => score.noticed),
    withoutEffect: sum((score) => score.withoutEffect),
    explained: sum((score) => score.explained),
    survived: sum((score) => score.survived),
  }
}

/** Survivors at the line of the solution, explanations that nothing needs at their own. */
export function damageFindings({ survivors, stale }: LessonScore, { folder, files }: LessonSource): readonly Finding[] {
  const explanations = (files['variants/survivors.yaml'] ?? '').split('\n')
  return [
    ...survivors.map(({ file, line, words }) => ({
      file: `${folder}/solution/${file}`,
      line,
      message: `No check notices this damage: ${words}. Sharpen a check, or say in variants/survivors.yaml why none should.`,
    })),
    ...stale.map(({ file, because }) => ({
      file: `${folder}/variants/survivors.yaml`,
      line: explanations.findIndex((line) => line.includes(because)) + 1 || 1,
      message: `This explanation for ${file} is stale: no damage needs it any more. Delete it.`,
    })),
  ]
}
