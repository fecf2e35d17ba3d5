/** The terminal as a lesson finds it on a direct entry: the folder, and the images earlier lessons would have left. */
import { evaluate } from '@/core/build/evaluate.ts'
import type { FileTree } from '@/core/files/tree.ts'
import { file, put } from '@/core/files/tree.ts'
import { newSession, seedImages, starterName } from '@/core/terminal/session.ts'
import type { StoredImage, TerminalSession, TerminalWorld } from '@/core/terminal/terminal.ts'
import type { Lesson } from './lesson.ts'

type Entered = Pick<Lesson, 'beforeClone' | 'storeImages'>

/** Before the clone there is no folder yet, whatever the workspace holds. */
export function sessionFor(
  lesson: Entered,
  workspace: FileTree,
  world: TerminalWorld,
  folder?: string,
): TerminalSession {
  const placed = { workspace, folder: folder ?? starterName(world) }
  const session = lesson.beforeClone ? newSession() : newSession(placed)
  const seeds = (lesson.storeImages ?? []).flatMap(({ reference, files }) => seedOf(reference, files, world))
  return seeds.length === 0 ? session : seedImages(session, seeds)
}

export function treeWith(tree: FileTree, files: Readonly<Record<string, string>>): FileTree {
  return Object.entries(files).reduce((all, [path, text]) => put(all, path, file(text)), tree)
}

function seedOf(
  reference: string,
  files: Readonly<Record<string, string>>,
  world: TerminalWorld,
): readonly StoredImage[] {
  const build = evaluate({
    dockerfile: files.Dockerfile ?? '',
    dockerfilePath: 'Dockerfile',
    context: treeWith(world.starter, files),
    catalogue: world.catalogue,
    apps: world.apps,
  })
  if (build.outcome.kind !== 'succeeded') return []
  return [{ image: build.outcome.image, references: [reference], build, created: world.now }]
}
