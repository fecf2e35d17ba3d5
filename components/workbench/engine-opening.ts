/** What an engine is opened for: the lesson as it is judged, and when another machine is meant. */
import type { Aim, JudgedLesson } from '@/core/engine/protocol.ts'
import type { Files } from '@/core/workspace/lesson-files.ts'
import type { SavedSession } from '@/core/workspace/session.ts'

/** Changes when the files below or the machine are another's. */
export function keyOf({ active, own, playground, shelf }: SavedSession, lesson: JudgedLesson): string {
  if (!lesson.alone) return lesson.sandbox || lesson.beforeClone ? '' : `${active} ${active === 'own' ? own?.at : ''}`
  return JSON.stringify([playground.origin, shelf.map((entry) => entry.id)])
}

export function aimOf({ playground }: SavedSession, lesson: JudgedLesson): Aim {
  if (!lesson.alone) return {}
  const { target, args } = playground
  return { ...(target === undefined ? {} : { target }), args }
}

const NONE: readonly string[] = []

export function vouchedIn({ active, progress }: SavedSession, lesson: JudgedLesson): readonly string[] {
  return active === 'own' ? (progress[lesson.slug]?.vouched ?? NONE) : NONE
}

/** A project of the learner's own is read and the lesson's checks speak of its folders and ports. Loaded only then. */
export async function asProject({ active, own }: SavedSession, lesson: JudgedLesson, files: Files) {
  if (active !== 'own' || !own || lesson.sandbox || lesson.beforeClone || lesson.alone)
    return { judgedLesson: lesson, project: undefined }
  const [{ projectFacts }, { adaptLesson }] = await Promise.all([
    import('@/core/workspace/project-facts.ts'),
    import('@/core/lessons/adapt-lesson.ts'),
  ])
  const project = projectFacts(files, own)
  return { judgedLesson: adaptLesson(lesson, project), project }
}
