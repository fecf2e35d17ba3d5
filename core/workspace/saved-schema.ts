/** The saved form as a schema: what comes from a disk or a file is checked before it is believed. */
import { z } from 'zod'
import { SAVED_VERSION, type SavedSession } from './session.ts'

const workspaceFile = z.object({
  text: z.string(),
  encoding: z.enum(['utf8', 'base64']),
  executable: z.boolean(),
  provenance: z.enum(['course', 'typed', 'imported', 'link', 'room']),
  changed: z.number(),
})

const fileSet = z.object({ files: z.record(z.string(), workspaceFile), removed: z.array(z.string()) })

const progress = z.object({
  slug: z.string(),
  state: z.enum(['untouched', 'started', 'passed']),
  passedAt: z.number().optional(),
  hints: z.record(z.string(), z.number()),
  vouched: z.array(z.string()).optional(),
})

const playgroundNote = z.object({
  origin: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('link'), title: z.string(), by: z.string().optional(), at: z.number() }),
      z.object({ kind: z.literal('imported'), name: z.string(), at: z.number() }),
      z.object({ kind: z.literal('example'), title: z.string() }),
    ])
    .optional(),
  target: z.string().optional(),
  args: z.record(z.string(), z.string()),
})

const own = z.object({
  name: z.string(),
  at: z.number(),
  answers: z.object({
    manager: z.enum(['npm', 'yarn', 'pnpm']).optional(),
    buildFolder: z.string().optional(),
    port: z.number().int().optional(),
  }),
})

const progressByLesson = z.record(z.string(), progress)

/** What the second form held; the third added projects of one's own and the playground. */
const second = {
  scopes: z.record(z.string(), fileSet),
  progress: progressByLesson,
  kept: z.array(
    z.object({
      id: z.string(),
      scope: z.string(),
      path: z.string(),
      text: z.string(),
      at: z.number(),
      why: z.enum(['other-tab', 'recovered']),
    }),
  ),
  undo: z.array(z.object({ id: z.string(), scope: z.string(), title: z.string(), at: z.number(), before: fileSet })),
  journal: z.array(
    z.object({
      scope: z.string(),
      line: z.string(),
      at: z.number(),
      files: z.record(z.string(), workspaceFile.nullable()),
    }),
  ),
  lastLesson: z.string().optional(),
  exported: z.number().optional(),
}

export const savedSessionV2 = z.object({ version: z.literal(2), ...second })

export type SavedSessionV2 = z.infer<typeof savedSessionV2>

/** What the third form added; the fourth added the pictures taken when lessons passed. */
const third = {
  active: z.enum(['starter', 'own']),
  own: own.optional(),
  parked: z.object({ progress: progressByLesson, lastLesson: z.string().optional() }),
  playground: playgroundNote,
  shelf: z.array(z.object({ id: z.string(), title: z.string(), at: z.number(), note: playgroundNote })),
}

export const savedSessionV3 = z.object({ version: z.literal(3), ...second, ...third })

export type SavedSessionV3 = z.infer<typeof savedSessionV3>

const snapshot = z.object({
  lesson: z.string(),
  title: z.string(),
  at: z.number(),
  scope: z.string(),
  files: fileSet,
})

export const savedSessionSchema: z.ZodType<SavedSession> = z.object({
  version: z.literal(SAVED_VERSION),
  ...second,
  ...third,
  snapshots: z.array(snapshot),
}) as z.ZodType<SavedSession>

/** The first form: plain texts, and progress as one word a lesson. */
export const savedSessionV1 = z.object({
  version: z.literal(1),
  files: z.record(z.string(), z.string()),
  progress: z.record(z.string(), z.enum(['started', 'passed'])).default({}),
  lastLesson: z.string().optional(),
})

export type SavedSessionV1 = z.infer<typeof savedSessionV1>
