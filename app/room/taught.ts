/** The course as a teacher's board needs it. */
import type { TaughtCourse } from '@/components/room/taught-course.ts'
import { getCourse } from '../_wiring/server.ts'

export function taughtCourse(): TaughtCourse {
  return getCourse().lessons.map(({ slug, number, title, steps, startFiles, solutionFiles }) => ({
    slug,
    number,
    title,
    steps: steps.map((step) => ({
      id: step.id,
      title: step.title,
      checks: step.checks.map((check) => ({
        id: check.id,
        title: check.title,
        hints: (check.hints ?? []).map(({ say }) => say),
      })),
    })),
    solution: Object.fromEntries(Object.entries(solutionFiles).filter(([path, text]) => startFiles[path] !== text)),
  }))
}
