/** What the site serves of the starter: an archive, a repository to clone and the finished reference, static files all. */
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { starterNameOf } from '@/core/lessons/served-course.ts'
import { courseFile } from '../node/course-folder.ts'
import { type StarterEntry, starterEntries } from './starter-entries.ts'
import { writeReferenceFiles } from './write-reference-files.ts'
import { writeStarterRepository } from './write-starter-repository.ts'
import { writeStarterTar } from './write-starter-tar.ts'

interface StarterOfCourse {
  readonly entries: readonly StarterEntry[]
  /** Of the repository, and of the folder in the archive. */
  readonly name: string
  /** The finished reference is made of it as well. */
  readonly react: boolean
  readonly commandLine?: Uint8Array | undefined
}

/** Of the course that is served; `commandLine` is the tarball that the finished reference carries. */
export function writePublicStarter(root: string, out: string, commandLine?: Uint8Array) {
  const course = courseFile(root)
  const starter = { entries: starterEntries(root), name: starterNameOf(course), react: course.react, commandLine }
  return writeStarterFiles(starter, out)
}

/** Writes `starter.tar.gz`, `NAME.git/` and `take-home/` into `out`; those of another course are removed. */
async function writeStarterFiles({ entries, name, react, commandLine }: StarterOfCourse, out: string) {
  mkdirSync(out, { recursive: true })
  for (const other of readdirSync(out)) if (/\.git$/.test(other)) rmSync(join(out, other), { recursive: true })
  await writeStarterTar(entries, name, join(out, 'starter.tar.gz'))
  if (react) await writeReferenceFiles(entries, out, commandLine)
  else rmSync(join(out, 'take-home'), { recursive: true, force: true })
  return { commit: await writeStarterRepository(entries, join(out, `${name}.git`)) }
}
