/** Secrets that a Dockerfile asks for, and where their value would be left behind. */
import type { BuildResult, Operation } from '@/core/build/result.ts'
import type { Mount } from '@/core/build/step.ts'
import type { Instruction } from '@/core/dockerfile/syntax.ts'
import { diff } from '@/core/files/diff.ts'
import type { Node } from '@/core/files/node.ts'
import { readText } from '@/core/files/tree.ts'
import type { Process } from '@/core/shell/process.ts'
import type { Work } from './work.ts'

/** The secrets that RUN steps ask for with `--mount=type=secret`, expanded and placed as the plan has them. */
export function secretMounts(result: BuildResult): readonly Mount[] {
  return result.operations.flatMap(({ action }) =>
    action.kind === 'run' ? action.mounts.filter((mount) => mount.type === 'secret') : [],
  )
}

/** Ids asked for by any stage, needed or not. */
export function allSecretIds(work: Pick<Work, 'build'>): readonly string[] {
  return [...new Set(secretMounts(work.build({ allStages: true })).map(({ id }) => id))]
}

export interface Leak {
  readonly where: string
  readonly kind: 'file' | 'environment' | 'history' | 'label'
  readonly instruction: Instruction | undefined
}

/** Where the value lies in any stage: a file of any layer (a later deletion does not take it out), configuration, history. */
export function leakOf(result: BuildResult, value: string): Leak | undefined {
  for (const operation of result.operations) {
    const path = operation.kind === 'from' ? undefined : fileWith(operation, value)
    if (path !== undefined) return { where: `\`${path}\``, kind: 'file', instruction: operation.instruction }
  }
  for (const { stage, config, image } of result.results) {
    const instruction = stage.instructions.find((one) => /^(ENV|ARG|LABEL)$/.test(one.keyword)) ?? stage.from
    const set = config?.env.find((entry) => entry.includes(value))
    if (set !== undefined)
      return { where: `the variable \`${set.slice(0, set.indexOf('='))}\``, kind: 'environment', instruction }
    if (Object.values(config?.labels ?? {}).some((label) => label.includes(value)))
      return { where: 'a label', kind: 'label', instruction }
    const layer = image?.layers.find((one) => one.createdBy.includes(value))
    if (layer !== undefined) return { where: 'the history of the image', kind: 'history', instruction }
  }
  return undefined
}

function fileWith(operation: Operation, value: string): string | undefined {
  if (operation.tree === operation.treeBefore) return undefined
  for (const change of diff(operation.treeBefore, operation.tree)) {
    if (change.kind === 'removed') continue
    const found = search(change.path, change.node, value)
    if (found !== undefined) return found
  }
  return undefined
}

function search(path: string, node: Node, value: string): string | undefined {
  if (node.kind === 'file')
    return node.content.kind === 'bytes' && new TextDecoder().decode(node.content.bytes).includes(value)
      ? path
      : undefined
  if (node.kind !== 'directory') return undefined
  for (const [name, child] of node.entries) {
    const found = search(`${path}/${name}`, child, value)
    if (found !== undefined) return found
  }
  return undefined
}

/** The process can read the value: in its environment, or in a file that is there while it runs. */
export function sees(process: Process, value: string, paths: readonly string[]): boolean {
  return (
    [...process.env.values()].some((text) => text.includes(value)) ||
    paths.some((path) => readText(process.tree, path)?.includes(value))
  )
}
