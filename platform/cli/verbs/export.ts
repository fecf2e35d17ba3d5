import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { type ExportPlan, exportProject } from '@/core/exporter/export-project.ts'
import { type FinishedWork, planHistory } from '@/core/exporter/history/plan-history.ts'
import { readmeFacts } from '@/core/exporter/readme-facts.ts'
import type { Lesson } from '@/core/lessons/lesson.ts'
import { withHistory } from '../../archive/git-repository.ts'
import { archiveOf } from '../../archive/take-home.ts'
import { readFolder } from '../../node/read-folder.ts'
import { hasRepository, writeProject } from '../../node/write-project.ts'
import { starterBeginning } from '../../starter/starter-beginning.ts'
import { STARTER_TIME } from '../../starter/starter-commit.ts'
import { type Course, findLesson, loadCourse, worldOf } from '../course-of-project.ts'
import { solvedProject } from '../lesson-files.ts'
import { existingFolder, readOptions } from '../options.ts'
import { finishedReference, referenceChoices } from '../reference-options.ts'
import { type Io, printJson, UsageError, type Verb } from '../verb.ts'

export const exportVerb: Verb = {
  name: 'export',
  usage:
    'export [--lesson L | --dir DIR | --reference [--manager npm|yarn|pnpm] [--image unprivileged|official] [--port N]] --out FILE.zip|FILE.tar.gz|FOLDER [--json]',
  summary:
    "Packs a repository to take home: a folder's files, the solution of a lesson (default: the last), or the finished reference.",
  async run(args, io) {
    const { values, positionals } = readOptions(args, {
      lesson: { type: 'string' },
      dir: { type: 'string' },
      reference: { type: 'boolean' },
      manager: { type: 'string' },
      image: { type: 'string' },
      port: { type: 'string' },
      out: { type: 'string' },
    })
    if (positionals.length > 0) throw new UsageError(`export takes options only, not "${positionals[0]}"`)
    if (values.out === undefined) throw new UsageError('export needs --out FILE.zip, FILE.tar.gz or a folder')
    if (values.dir !== undefined && values.lesson !== undefined)
      throw new UsageError('--dir packs a folder, --lesson a solution: give one of them')
    const choices = referenceChoices(values)
    const { project, commits: planned } =
      choices === undefined
        ? projectOf(await loadCourse(io), io, values)
        : finishedReference(io.project, choices, await io.packed?.())
    const commits = hasRepository(resolve(io.cwd, values.out)) ? [] : planned
    await write(io, await withHistory(project, commits), values.out)
    if (values.json)
      printJson(io, {
        out: values.out,
        folder: project.folder,
        files: project.files.map((each) => each.path),
        commits: commits.map((each) => each.message.split('\n', 1)[0]!),
        refused: project.refused,
      })
    else {
      for (const { path, why } of project.refused) io.err(`left out ${path}: ${why}\n`)
      io.out(`${project.files.length} files and ${commits.length} commits written to ${values.out}\n`)
    }
    return 0
  },
}

interface Chosen {
  readonly lesson?: string | undefined
  readonly dir?: string | undefined
}

function projectOf(course: Course, io: Io, { lesson, dir }: Chosen) {
  const wanted = dir === undefined ? lessonOf(course, lesson) : undefined
  const workspace =
    wanted === undefined ? readFolder(existingFolder(io.cwd, dir!)) : solvedProject(wanted, course.starter)
  const facts = readmeFacts(course.name, workspace, worldOf(course))
  const project = exportProject({ workspace, starter: course.starter, facts })
  const lessons = wanted === undefined ? [] : solvedLessons(course, wanted)
  return { project, commits: planHistory({ starter: starterBeginning(course.starter), lessons, project }) }
}

function lessonOf(course: Course, slug: string | undefined): Lesson {
  const wanted = slug === undefined ? course.lessons.filter((each) => !each.sandbox).at(-1) : findLesson(course, slug)
  if (wanted === undefined) throw new UsageError('the course has no lessons')
  return wanted
}

/** The lessons up to one as if each had been solved as the course solves it, a minute apart. */
function solvedLessons(course: Course, last: Lesson): readonly FinishedWork[] {
  const until = course.lessons.slice(0, course.lessons.indexOf(last) + 1).filter((each) => !each.sandbox)
  return until.map((each, index) => ({
    lesson: each.slug,
    title: each.title,
    at: STARTER_TIME.getTime() + (index + 1) * 60_000,
    workspace: solvedProject(each, course.starter),
  }))
}

async function write(io: Io, plan: ExportPlan, out: string): Promise<void> {
  const target = resolve(io.cwd, out)
  mkdirSync(dirname(target), { recursive: true })
  if (/\.zip$/i.test(out)) writeFileSync(target, await archiveOf(plan, 'zip'))
  else if (/\.(tar\.gz|tgz)$/i.test(out)) writeFileSync(target, await archiveOf(plan, 'tar.gz'))
  else writeProject(target, plan.files, join(io.project, '.cache', 'replaced'))
}
