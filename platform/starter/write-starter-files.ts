/** What the site serves of the starter: an archive, a repository to clone and the finished reference, static files all. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { STARTER_FOLDER } from './starter-commit.ts'
import { starterEntries } from './starter-entries.ts'
import { writeReferenceFiles } from './write-reference-files.ts'
import { writeStarterRepository } from './write-starter-repository.ts'
import { writeStarterTar } from './write-starter-tar.ts'

/** `app` is the folder starter-react-app; writes `starter.tar.gz`, `starter-react-app.git/` and `take-home/` into `out`. */
export async function writeStarterFiles(app: string, out: string): Promise<{ readonly commit: string }> {
  mkdirSync(out, { recursive: true })
  const entries = starterEntries(app)
  await writeStarterTar(entries, join(out, 'starter.tar.gz'))
  await writeReferenceFiles(entries, out)
  return { commit: await writeStarterRepository(entries, join(out, `${STARTER_FOLDER}.git`)) }
}
