/** Packs a project in the browser: README worked out by the engine, then zip or tar.gz. */
import { treeOfFiles } from '@/core/engine/file-nodes.ts'
import { exportProject } from '@/core/exporter/export-project.ts'
import { readmeFacts } from '@/core/exporter/readme-facts.ts'
import type { Files } from '@/core/workspace/lesson-files.ts'
import { tarGzOf } from '../archive/tar-gz.ts'
import { zipOf } from '../archive/zip.ts'
import { engineFacts } from './engine-facts.ts'

const NAME = 'starter-react-app'

/** `as` names what is the learner's own from the ground up: it is packed as it is. */
export async function packProject(files: Files, starter: Files, kind: 'zip' | 'tar.gz', as?: string) {
  const name = as ?? NAME
  const workspace = treeOfFiles(files)
  const facts = readmeFacts(name, workspace, engineFacts())
  const plan = exportProject({ workspace, starter: treeOfFiles(starter), facts, ...(as ? { readme: false } : {}) })
  const packed = kind === 'zip' ? zipOf(plan) : await tarGzOf(plan)
  return {
    name: `${name}.${kind}`,
    bytes: new Uint8Array(packed),
    type: kind === 'zip' ? 'application/zip' : 'application/gzip',
    refused: plan.refused,
  }
}
