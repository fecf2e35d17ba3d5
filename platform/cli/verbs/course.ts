import { lintCourse } from '@/core/lessons/lint-course.ts'
import { loadCourse, worldOf } from '../course-of-project.ts'
import { readOptions } from '../options.ts'
import { printJson, UsageError, type Verb } from '../verb.ts'

export const courseVerb: Verb = {
  name: 'course',
  usage: 'course lint [--json]',
  summary: 'Replays every lesson: start fails, solution passes, each variant is judged as it says.',
  async run(args, io) {
    const { values, positionals } = readOptions(args, {})
    if (positionals.length !== 1 || positionals[0] !== 'lint') throw new UsageError('course has one verb: lint')
    const course = await loadCourse(io)
    const { findings, replayed } = lintCourse(course.lessons, course.variants, worldOf(course))
    if (values.json) printJson(io, { findings, replayed })
    else {
      for (const { file, line, message } of findings)
        io.out(`${file}${line === undefined ? '' : `:${line}`} ${message}\n`)
      io.out(`${course.lessons.length} lessons, ${replayed} variants replayed, ${findings.length} findings\n`)
    }
    return findings.length === 0 ? 0 : 1
  },
}
