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
})

export const savedSessionSchema: z.ZodType<SavedSession> = z.object({
  version: z.literal(SAVED_VERSION),
  scopes: z.record(z.string(), fileSet),
  progress: z.record(z.string(), progress),
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
}) as z.ZodType<SavedSession>

/** The first form: plain texts, and progress as one word a lesson. */
export const savedSessionV1 = z.object({
  version: z.literal(1),
  files: z.record(z.string(), z.string()),
  progress: z.record(z.string(), z.enum(['started', 'passed'])).default({}),
  lastLesson: z.string().optional(),
})

export type SavedSessionV1 = z.infer<typeof savedSessionV1>
