/**
 * A workspace of the playground as it travels in a link. What comes in by a link is somebody else's: it is checked whole
 * before anything of it is shown, and every file is marked as come by link.
 */
import { z } from 'zod'
import type { Files } from './lesson-files.ts'
import type { WorkspaceFile } from './workspace.ts'

/** Raised when the form changes; links of before stay readable. */
export const LINK_VERSION = 1

/** Characters of a fragment: what browsers, mail and chat carry without cutting it. */
export const LINK_LIMIT = 16_000

/** What a link may unpack to. Bytes of JSON. */
export const UNPACKED_LIMIT = 1_000_000

export interface SharedProject {
  readonly title: string
  /** The name the sharer gave; nobody has checked it. */
  readonly by?: string
  readonly files: Files
  readonly target?: string
  readonly args: Readonly<Record<string, string>>
}

const sharedFile = z.union([
  z.string(),
  z.object({ t: z.string(), b: z.literal(1).optional(), x: z.literal(1).optional() }),
])

const shared = z.object({
  title: z.string().max(120),
  by: z.string().max(80).optional(),
  files: z.record(z.string(), sharedFile),
  target: z.string().max(200).optional(),
  args: z.record(z.string(), z.string()).optional(),
})

export function toShared(project: SharedProject): string {
  const files = Object.entries(project.files).map(([path, file]) => [path, written(file)] as const)
  return JSON.stringify({ ...project, files: Object.fromEntries(files) })
}

/** Undefined for what was not made by `toShared`. `accepts` says which paths may be files. */
export function fromShared(text: string, now: number, accepts: (path: string) => boolean): SharedProject | undefined {
  const read = shared.safeParse(parsed(text))
  if (!read.success) return undefined
  const { title, by, files, target, args = {} } = read.data
  const entries = Object.entries(files)
  if (!entries.every(([path]) => accepts(path))) return undefined
  return {
    title,
    ...(by === undefined ? {} : { by }),
    files: Object.fromEntries(entries.map(([path, file]) => [path, taken(file, now)])),
    ...(target === undefined ? {} : { target }),
    args,
  }
}

function written({ text, encoding, executable }: WorkspaceFile): z.infer<typeof sharedFile> {
  if (encoding === 'utf8' && !executable) return text
  return { t: text, ...(encoding === 'base64' ? { b: 1 as const } : {}), ...(executable ? { x: 1 as const } : {}) }
}

function taken(file: z.infer<typeof sharedFile>, now: number): WorkspaceFile {
  const { t, b, x } = typeof file === 'string' ? { t: file, b: undefined, x: undefined } : file
  return { text: t, encoding: b ? 'base64' : 'utf8', executable: x === 1, provenance: 'link', changed: now }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export type LinkMade =
  | { readonly kind: 'link'; readonly fragment: string }
  | { readonly kind: 'too-long'; readonly length: number; readonly limit: number }

export type LinkRead =
  | { readonly kind: 'project'; readonly project: SharedProject }
  | { readonly kind: 'damaged'; readonly why: string }
