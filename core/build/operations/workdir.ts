/** WORKDIR: a relative path joins the current one; the directory is made unless it is the root. */
import { resolve } from '@/core/files/path.ts'
import type { FileTree } from '@/core/files/tree.ts'
import { addStep } from '../add-step.ts'
import { makeFolders } from '../copying/place.ts'
import { configure } from '../draft.ts'
import { expandAll, expandName } from '../expanding.ts'
import { originalText, upperKeyword } from '../original.ts'
import { done, failed, type Performed } from '../performed.ts'
import type { Handler } from '../scene.ts'
import type { WorkdirAction } from '../step.ts'
import { ownerOf } from './owner.ts'

export const workdir: Handler = (draft, instruction, scene) => {
  const expanded = expandAll(draft, instruction, scene, [instruction.rest.text])
  if (!expanded.ok) return expanded.draft
  const written = expanded.words[0]!
  // As BuildKit's NormalizeWorkdir does: an absolute path is stored as it stands, a relative one is joined and cleaned.
  const path = written.startsWith('/') ? written : resolve(draft.config.workingDir || '/', written)
  const createdBy = `WORKDIR ${path}`
  const moved = { ...draft, config: { ...draft.config, workingDir: path } }
  if (path === '/') return configure(moved, instruction, {}, createdBy)
  const name = upperKeyword(expandName(originalText(instruction, scene.text), draft, scene))
  return addStep(
    moved,
    instruction,
    { kind: 'workdir', path: resolve('/', path), user: draft.config.user },
    name,
    createdBy,
  )
}

/** A directory that exists stays as it is; a new one belongs to the current USER (BuildKit's mkdir with user). */
export function performWorkdir(action: WorkdirAction, tree: FileTree): Performed {
  const owner = action.user === '' ? undefined : ownerOf(action.user, tree)
  const made = makeFolders(tree, action.path, {
    owner: owner === undefined ? undefined : { uid: owner.uid, gid: owner.gid },
  })
  if (!made.ok) return failed(tree, 'workdir', made.message, { path: action.path })
  return done(made.tree, [], made.tree !== tree && owner?.doubt !== undefined ? [owner.doubt] : [])
}
