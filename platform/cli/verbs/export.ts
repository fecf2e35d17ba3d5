import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { type ExportPlan, exportProject } from '@/core/exporter/export-project.ts'
import { readmeFacts } from '@/core/exporter/readme-facts.ts'
import type { FileTree } from '@/core/files/tree.ts'
import { tarGzOf } from '../../archive/tar-gz.ts'
import { zipOf } from '../../archive/zip.ts'
import { readFolder } from '../../node/read-folder.ts'
import { writeFiles } from '../../node/write-files.ts'
import { type Course, findLesson, loadCourse, worldOf } from '../course-of-project.ts'
import { solvedProject } from '../lesson-files.ts'
import { existingFolder, readOptions } from '../options.ts'
import { type Io, printJson, UsageError, type Verb } from '../verb.ts'

export const exportVerb: Verb = {
  name: 'export',
  usage: 'export [--lesson L] [--dir DIR] --out FILE.zip|FILE.tar.gz|FOLDER [--json]',
  summary: "Packs a project to take home: a folder's files, or the solution of a lesson (default: the last).",
  async run(args, io) {
    const { values, positionals } = readOptions(args, {
      lesson: { type: 'string' },
      dir: { type: 'string' },
      out: { type: 'string' },
    })
    if (positionals.length > 0) throw new UsageError(`export takes options only, not "${positionals[0]}"`)
    if (values.out === undefined) throw new UsageError('export needs --out FILE.zip, FILE.tar.gz or a folder')
    const course = await loadCourse(io)
    const workspace =
      values.dir === undefined ? solved(course, values.lesson) : readFolder(existingFolder(io.cwd, values.dir))
    const plan = exportProject({
      workspace,
      starter: course.starter,
      facts: readmeFacts('starter-react-app', workspace, worldOf(course)),
    })
    await write(io, plan, values.out)
    if (values.json)
      printJson(io, {
        out: values.out,
        folder: plan.folder,
        files: plan.files.map((each) => each.path),
        refused: plan.refused,
      })
    else {
      for (const { path, why } of plan.refused) io.err(`left out ${path}: ${why}\n`)
      io.out(`${plan.files.length} files written to ${values.out}\n`)
    }
    return 0
  },
}

function solved(course: Course, slug: string | undefined): FileTree {
  const wanted = slug === undefined ? course.lessons.filter((each) => !each.sandbox).at(-1) : findLesson(course, slug)
  if (wanted === undefined) throw new UsageError('the course has no lessons')
  return solvedProject(wanted, course.starter)
}

async function write(io: Io, plan: ExportPlan, out: string): Promise<void> {
  const target = resolve(io.cwd, out)
  mkdirSync(dirname(target), { recursive: true })
  if (/\.zip$/i.test(out)) writeFileSync(target, zipOf(plan))
  else if (/\.(tar\.gz|tgz)$/i.test(out)) writeFileSync(target, await tarGzOf(plan))
  else writeFiles(target, plan.files, join(io.project, '.cache', 'replaced'))
}
