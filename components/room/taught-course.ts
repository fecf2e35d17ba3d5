/** What the room's pages know of the course: titles for what events name by slug and id, hints to give, files to send. */

export interface TaughtCheck {
  readonly id: string
  readonly title: string
  /** From a nudge to nearly the answer. */
  readonly hints: readonly string[]
}

export interface TaughtStep {
  readonly id: string
  readonly title: string
  readonly checks: readonly TaughtCheck[]
}

export interface TaughtLesson {
  readonly slug: string
  readonly number: number
  readonly title: string
  readonly steps: readonly TaughtStep[]
  /** Files that the solution changes. */
  readonly solution: Readonly<Record<string, string>>
}

export type TaughtCourse = readonly TaughtLesson[]

export function lessonTitle(course: TaughtCourse, slug: string): string {
  const lesson = course.find((one) => one.slug === slug)
  return lesson ? `${lesson.number}. ${lesson.title}` : slug
}

export function checkOf(course: TaughtCourse, lesson: string, check: string): TaughtCheck | undefined {
  const steps = course.find((one) => one.slug === lesson)?.steps ?? []
  return steps.flatMap(({ checks }) => checks).find(({ id }) => id === check)
}

export function checkTitle(course: TaughtCourse, lesson: string, check: string): string {
  return checkOf(course, lesson, check)?.title ?? check
}
