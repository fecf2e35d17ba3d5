/** Shapes of what comes over the wire. What a field may hold beyond its shape (lengths, rights, limits) is decided in `decide.ts`. */
import { z } from 'zod'
import type { RoomCommand } from './command.ts'
import { ROOM_LIMITS } from './limits.ts'

/** Far above every limit in code points, so that a refusal can name the limit; a bound for the machine, not for the person. */
const TEXT = z.string().max(8000)
const SLUG = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'is no lesson, step or check')
const MEMBER = z.string().regex(/^[\w-]{1,64}$/, 'is no learner')
/** Made by the client: 8 to 64 letters, digits, `_` or `-`, at random. */
export const CLIENT_ID = z.string().regex(/^[\w-]{8,64}$/, 'is no id')
const FILES = z
  .array(
    z.strictObject({
      path: z.string().max(1024),
      text: z.string().max(ROOM_LIMITS.fileUnits),
      adds: z.literal(true).optional(),
    }),
  )
  .max(ROOM_LIMITS.files)
const PLACE = { lesson: SLUG, step: SLUG.optional() }

export const reportedCheck = z.strictObject({
  check: SLUG,
  status: z.enum(['pass', 'fail', 'working', 'idle']),
  message: TEXT.optional(),
})

export const roomCommand = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('progress'), ...PLACE, checks: z.array(reportedCheck).max(ROOM_LIMITS.checks) }),
  z.strictObject({ kind: z.literal('hand'), up: z.boolean() }),
  z.strictObject({ kind: z.literal('explore'), freely: z.boolean() }),
  z.strictObject({ kind: z.literal('accept'), offer: CLIENT_ID }),
  z.strictObject({ kind: z.literal('show'), lesson: SLUG, files: FILES }),
  z.strictObject({ kind: z.literal('hide') }),
  z.strictObject({ kind: z.literal('announce'), text: TEXT }),
  z.strictObject({ kind: z.literal('timer'), seconds: z.int(), label: TEXT.default('') }),
  z.strictObject({ kind: z.literal('stop-timer') }),
  z.strictObject({ kind: z.literal('follow'), ...PLACE }),
  z.strictObject({ kind: z.literal('unfollow') }),
  z.strictObject({ kind: z.literal('offer'), offer: CLIENT_ID, title: TEXT.default(''), files: FILES }),
  z.strictObject({ kind: z.literal('withdraw'), offer: CLIENT_ID }),
  z.strictObject({ kind: z.literal('lower-hand'), member: MEMBER }),
  z.strictObject({ kind: z.literal('rename'), member: MEMBER, name: TEXT }),
  z.strictObject({ kind: z.literal('remove'), member: MEMBER }),
  z.strictObject({ kind: z.literal('lock'), on: z.boolean() }),
  z.strictObject({ kind: z.literal('close') }),
]) satisfies z.ZodType<RoomCommand>

export const post = z.strictObject({ id: CLIENT_ID, command: roomCommand })
