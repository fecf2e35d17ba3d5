import { loadCourse } from '../course-of-project.ts'
import { readOptions } from '../options.ts'
import { printJson, UsageError, type Verb } from '../verb.ts'

export const lessonsVerb: Verb = {
  name: 'lessons',
  usage: 'lessons [--json]',
  summary: 'Lists the lessons in course order.',
  async run(args, io) {
    const { values, positionals } = readOptions(args, {})
    if (positionals.length > 0) throw new UsageError('lessons takes no arguments')
    const { lessons } = await loadCourse(io)
    if (values.json) {
      printJson(io, {
        lessons: lessons.map(({ slug, number, title, part, minutes, summary, steps }) => ({
          slug,
          number,
          title,
          part,
          minutes,
          summary,
          checks: steps.flatMap((step) => step.checks.map(({ id, title }) => ({ id, title }))),
        })),
      })
      return 0
    }
    let part = ''
    for (const lesson of lessons) {
      if (lesson.part !== part) io.out(`${lesson.part}\n`)
      part = lesson.part
      io.out(`  ${lesson.slug.padEnd(24)} ${String(lesson.minutes).padStart(3)} min  ${lesson.title}\n`)
    }
    return 0
  },
}
