/** What the site serves of the starter: an archive and a repository to clone, static files both. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { STARTER_FOLDER } from './starter-commit.ts'
import { starterEntries } from './starter-entries.ts'
import { writeStarterRepository } from './write-starter-repository.ts'
import { writeStarterTar } from './write-starter-tar.ts'

/** `app` is the folder starter-react-app; writes `starter.tar.gz` and `starter-react-app.git/` into `out`. */
export async function writeStarterFiles(app: string, out: string): Promise<{ readonly commit: string }> {
  mkdirSync(out, { recursive: true })
  const entries = starterEntries(app)
  await writeStarterTar(entries, join(out, 'starter.tar.gz'))
  return { commit: await writeStarterRepository(entries, join(out, `${STARTER_FOLDER}.git`)) }
}
