/** The build context on disk: a fresh folder that only this user can enter, holding plain files and nothing else. */
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve, sep } from 'node:path'
import type { BuilderFile } from '@/core/build/builder/port.ts'

export interface ContextFolder {
  readonly path: string
  remove(): Promise<void>
}

/** Throws where two names are one on this disk (`A` and `a` on macOS): a build of half the files would mislead. */
export async function writeContext(files: readonly BuilderFile[]): Promise<ContextFolder> {
  const path = await mkdtemp(join(tmpdir(), 'stagecraft-workspace-'))
  const remove = () => rm(path, { recursive: true, force: true })
  try {
    for (const file of files) await writeOne(path, file)
  } catch (error) {
    await remove()
    throw error
  }
  return { path, remove }
}

async function writeOne(folder: string, file: BuilderFile): Promise<void> {
  const to = resolve(folder, file.path)
  // The request was read already; a second lock on the door that matters.
  if (!to.startsWith(folder + sep)) throw new Error(`${file.path} leads out of the workspace`)
  await mkdir(dirname(to), { recursive: true })
  await writeFile(to, file.encoding === 'base64' ? Buffer.from(file.text, 'base64') : file.text, { flag: 'wx' })
  // Whatever the umask of this process: COPY carries the modes into the image.
  await chmod(to, file.executable ? 0o755 : 0o644)
}
