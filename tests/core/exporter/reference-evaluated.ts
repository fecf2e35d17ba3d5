/** A combination of the reference, evaluated by the engine: built, started read-only, asked. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { evaluate } from '@/core/build/evaluate.ts'
import type { ExportPlan } from '@/core/exporter/export-project.ts'
import { MANAGERS, type ReferenceChoices, SERVER_IMAGES } from '@/core/exporter/reference/choices.ts'
import { referenceProject } from '@/core/exporter/reference/reference.ts'
import { type FileTree, file, treeOf } from '@/core/files/tree.ts'
import { defaultCatalogue } from '@/core/images/catalogue.ts'
import { starterRecord } from '@/core/images/starter-record.ts'

const APP = join(process.cwd(), 'starter-react-app')
const LEFT_OUT = ['node_modules', 'build', 'coverage']

function starterFiles(folder: string, prefix = ''): Record<string, Uint8Array> {
  const found: Record<string, Uint8Array> = {}
  for (const each of readdirSync(folder, { withFileTypes: true })) {
    if (prefix === '' && LEFT_OUT.includes(each.name)) continue
    if (each.isDirectory()) Object.assign(found, starterFiles(join(folder, each.name), `${prefix}${each.name}/`))
    else found[`${prefix}${each.name}`] = new Uint8Array(readFileSync(join(folder, each.name)))
  }
  return found
}

export const starter: FileTree = treeOf(starterFiles(APP))

export const PORTS = [8080, 3456] as const

export const COMBINATIONS: readonly ReferenceChoices[] = MANAGERS.flatMap((manager) =>
  SERVER_IMAGES.flatMap((image) => PORTS.map((port) => ({ manager, image, port }))),
)

export function projectOf(choices: ReferenceChoices): ExportPlan {
  return referenceProject(starter, choices)
}

export function textOf(plan: ExportPlan, path: string): string {
  const found = plan.files.find((each) => each.path === path)
  if (found === undefined) throw new Error(`the project has no ${path}`)
  return new TextDecoder().decode(found.bytes)
}

function contextOf(plan: ExportPlan): FileTree {
  const entries = plan.files.map(({ path, bytes, executable }) => [
    path,
    file(bytes, { mode: executable ? 0o755 : 0o644 }),
  ])
  return treeOf(Object.fromEntries(entries))
}

export function build(choices: ReferenceChoices, target?: string) {
  const plan = projectOf(choices)
  return evaluate({
    dockerfile: textOf(plan, 'Dockerfile'),
    dockerfilePath: 'Dockerfile',
    context: contextOf(plan),
    catalogue: defaultCatalogue,
    apps: [starterRecord],
    ...(target === undefined ? {} : { target }),
  })
}

export const READ_ONLY = { apps: [starterRecord], readOnly: true, writable: ['/tmp'] }
