/** What the routes of rooms take. The answers' shapes are the types of `core/room`; docs/rooms-api.md has them all in one place. */
import { z } from 'zod'
import { CLIENT_ID, post } from '@/core/room/command-schema.ts'
import { ROOM_LIMITS } from '@/core/room/limits.ts'

/** `POST /api/rooms` */
export const openRequest = z.strictObject({
  title: z.string().max(8000),
  hours: z.number().positive().max(ROOM_LIMITS.mostHours).optional(),
  /** Where the operator asks for one (STAGECRAFT_ROOMS_KEY). */
  key: z.string().max(200).optional(),
})

/** `POST /api/rooms/join` */
export const joinRequest = z.strictObject({
  code: z.string().max(40),
  name: z.string().max(8000),
  /** At least 22 characters, so that nobody guesses it: it makes joining again the same member. */
  joinId: CLIENT_ID.min(22),
})

/** `POST /api/rooms/ROOM/events` */
export const postRequest = z.strictObject({ posts: z.array(post).min(1).max(ROOM_LIMITS.posts) })
