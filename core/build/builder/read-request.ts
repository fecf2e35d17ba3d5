/** What comes over the wire, made into a request, or the reason why not. Nothing of it is ever a command line. */
import { z } from 'zod'
import { writtenPathsProblem } from '@/core/files/written-path.ts'
import { foreignFrontend } from './frontend.ts'
import { BUILDER_LIMITS, type BuilderLimits } from './limits.ts'
import { ownName } from './own-name.ts'
import type { BuilderFile, BuilderRequest, RunRequest } from './port.ts'

const NO_NUL = /^[^\0]*$/
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

const namedValue = z.strictObject({
  name: z
    .string()
    .max(256)
    .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'is no name of a variable'),
  value: z.string().max(32_768).regex(NO_NUL, 'holds a NUL'),
})

const namedValues = z
  .array(namedValue)
  .max(200)
  .refine((values) => new Set(values.map(({ name }) => name)).size === values.length, 'a name is given twice')

const file = z
  .strictObject({
    path: z.string().max(4096),
    text: z.string(),
    encoding: z.enum(['utf8', 'base64']).default('utf8'),
    executable: z.boolean().default(false),
  })
  .refine(({ encoding, text }) => encoding === 'utf8' || base64.test(text), 'is no base64')

const buildRequest = z.strictObject({
  files: z.array(file),
  dockerfile: z.string().default('Dockerfile'),
  target: z
    .string()
    .max(128)
    .regex(/^[A-Za-z0-9][\w.-]*$/, 'is no name of a stage')
    .optional(),
  buildArgs: namedValues.default([]),
  tag: z
    .string()
    .max(256)
    .refine((tag) => ownName(tag) !== undefined, 'is no name of an image'),
  noCache: z.boolean().default(false),
  confirmedFrontend: z.string().max(512).optional(),
})

const runRequest = z.strictObject({
  image: z.string().regex(/^sha256:[0-9a-f]{64}$/, 'is no id of an image'),
  ports: z
    .array(
      z.strictObject({
        container: z.int().min(1).max(65_535),
        host: z.int().min(1024, 'is a port of the system').max(65_535).optional(),
      }),
    )
    .max(16)
    .refine((ports) => new Set(ports.map(({ container }) => container)).size === ports.length, 'a port is given twice')
    .default([]),
  environment: namedValues.default([]),
})

export type Read<T> =
  | { readonly kind: 'request'; readonly request: T }
  | { readonly kind: 'invalid'; readonly message: string }
  | { readonly kind: 'too-large'; readonly message: string }
  /** A foreign frontend that nobody has agreed to yet. */
  | { readonly kind: 'asks'; readonly frontend: string }

export function readBuildRequest(data: unknown, limits: BuilderLimits = BUILDER_LIMITS): Read<BuilderRequest> {
  const parsed = buildRequest.safeParse(data)
  if (!parsed.success) return invalid(parsed.error)
  const request: BuilderRequest = parsed.data
  if (request.files.length > limits.files) return tooLarge(`more than ${limits.files} files`)
  const problem = writtenPathsProblem(request.files.map(({ path }) => path))
  if (problem !== undefined) return { kind: 'invalid', message: problem }
  const bytes = request.files.reduce((sum, one) => sum + bytesOf(one), 0)
  if (bytes > limits.contextBytes) return tooLarge(`more than ${limits.contextBytes} bytes`)
  if (!request.files.some(({ path }) => path === request.dockerfile))
    return { kind: 'invalid', message: `${request.dockerfile} is not among the files` }
  const frontend = foreignFrontend(request)
  if (frontend !== undefined && frontend !== request.confirmedFrontend) return { kind: 'asks', frontend }
  return { kind: 'request', request }
}

export function readRunRequest(data: unknown): Read<RunRequest> {
  const parsed = runRequest.safeParse(data)
  return parsed.success ? { kind: 'request', request: parsed.data } : invalid(parsed.error)
}

function invalid(error: z.ZodError): Read<never> {
  const [issue] = error.issues
  return { kind: 'invalid', message: `${issue?.path.join('.') || 'request'}: ${issue?.message}` }
}

function tooLarge(what: string): Read<never> {
  return { kind: 'too-large', message: `The workspace has ${what}.` }
}

/** Bytes on disk. */
function bytesOf({ text, encoding }: BuilderFile): number {
  if (encoding === 'base64') return Math.floor((text.replace(/=+$/, '').length * 3) / 4)
  let count = text.length
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code > 0x7f) count += code > 0x7ff && (code < 0xd800 || code > 0xdfff) ? 2 : 1
  }
  return count
}
