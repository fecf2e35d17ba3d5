import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { writeFiles } from '../../node/write-files.ts'
import { findLesson, loadCourse } from '../course-of-project.ts'
import { textFiles } from '../lesson-files.ts'
import { onePositional, readOptions } from '../options.ts'
import { reportWritten } from '../report-written.ts'
import { printJson, type Verb } from '../verb.ts'

export const solveVerb: Verb = {
  name: 'solve',
  usage: 'solve LESSON [--dir DIR] [--json]',
  summary: "Writes a lesson's solution into a folder, and says which commands belong to it.",
  async run(args, io) {
    const { values, positionals } = readOptions(args, { dir: { type: 'string' } })
    const lesson = findLesson(await loadCourse(io), onePositional(positionals, 'lesson'))
    if (values.dir !== undefined) {
      const folder = resolve(io.cwd, values.dir)
      mkdirSync(folder, { recursive: true })
      const report = writeFiles(folder, textFiles(lesson.solutionFiles), join(io.project, '.cache', 'replaced'))
      if (!values.json) reportWritten(io, report, values.dir)
    }
    if (values.json) printJson(io, { files: lesson.solutionFiles, run: lesson.solutionCommands })
    else {
      if (values.dir === undefined)
        for (const [path, text] of Object.entries(lesson.solutionFiles)) io.out(`--- ${path}\n${text}`)
      for (const command of lesson.solutionCommands) io.out(`$ ${command}\n`)
    }
    return 0
  },
}
