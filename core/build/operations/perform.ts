/** Performs one step over a tree. */
import type { FileTree } from '@/core/files/tree.ts'
import { done, type Performed, type Surroundings } from '../performed.ts'
import type { Action } from '../step.ts'
import { performCopy } from './perform-copy.ts'
import { performRun } from './perform-run.ts'
import { performWorkdir } from './workdir.ts'

export function perform(action: Action, tree: FileTree, surroundings: Surroundings): Performed {
  switch (action.kind) {
    case 'from':
      return done(tree)
    case 'run':
      return performRun(action, tree, surroundings)
    case 'copy':
    case 'add':
      return performCopy(action, tree, surroundings)
    case 'workdir':
      return performWorkdir(action, tree)
  }
}
