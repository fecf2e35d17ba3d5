import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { writeFiles } from '../../node/write-files.ts'
import { findLesson, loadCourse } from '../course-of-project.ts'
import { startingFiles } from '../lesson-files.ts'
import { onePositional, readOptions } from '../options.ts'
import { reportWritten } from '../report-written.ts'
import { printJson, UsageError, type Verb } from '../verb.ts'

export const startVerb: Verb = {
  name: 'start',
  usage: 'start LESSON --dir DIR [--json]',
  summary: "Writes a lesson's starting files into a folder; what they replace is kept.",
  async run(args, io) {
    const { values, positionals } = readOptions(args, { dir: { type: 'string' } })
    if (values.dir === undefined) throw new UsageError('start needs --dir DIR, the folder to write into')
    const course = await loadCourse(io)
    const lesson = findLesson(course, onePositional(positionals, 'lesson'))
    const folder = resolve(io.cwd, values.dir)
    mkdirSync(folder, { recursive: true })
    const report = writeFiles(folder, startingFiles(lesson, course.starter), join(io.project, '.cache', 'replaced'))
    if (values.json) printJson(io, { lesson: lesson.slug, ...report })
    else reportWritten(io, report, values.dir)
    return 0
  },
}
