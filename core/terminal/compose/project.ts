/** compose.yaml, as far as the take-home project uses it: services with a build or an image, and how they run. */
import { parse as parseYaml } from 'yaml'
import { z } from 'zod'

const pairs = z.union([
  z.array(z.string()),
  z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
])
const words = z.union([z.string(), z.array(z.string())])

const BUILD = z.strictObject({
  context: z.string().default('.'),
  dockerfile: z.string().optional(),
  target: z.string().optional(),
  args: pairs.optional(),
  secrets: z.array(z.string()).optional(),
  tags: z.array(z.string()).optional(),
})

const HEALTHCHECK = z.looseObject({ test: words.optional() })

const SERVICE = z.strictObject({
  build: z.union([z.string(), BUILD]).optional(),
  image: z.string().optional(),
  container_name: z.string().optional(),
  command: words.optional(),
  entrypoint: words.optional(),
  ports: z
    .array(
      z.union([
        z.string(),
        z.number(),
        z.looseObject({ target: z.number(), published: z.union([z.string(), z.number()]).optional() }),
      ]),
    )
    .optional(),
  expose: z.array(z.union([z.string(), z.number()])).optional(),
  environment: pairs.optional(),
  env_file: words.optional(),
  volumes: z.array(z.string()).optional(),
  tmpfs: words.optional(),
  user: z.union([z.string(), z.number()]).optional(),
  working_dir: z.string().optional(),
  read_only: z.boolean().optional(),
  cap_drop: z.array(z.string()).optional(),
  cap_add: z.array(z.string()).optional(),
  security_opt: z.array(z.string()).optional(),
  init: z.boolean().optional(),
  restart: z.string().optional(),
  depends_on: z.union([z.array(z.string()), z.record(z.string(), z.unknown())]).optional(),
  healthcheck: HEALTHCHECK.optional(),
  profiles: z.array(z.string()).optional(),
  develop: z.looseObject({}).optional(),
  stop_grace_period: z.string().optional(),
  pull_policy: z.string().optional(),
  secrets: z.array(z.string()).optional(),
  labels: pairs.optional(),
})

const PROJECT = z.looseObject({ name: z.string().optional(), services: z.record(z.string(), SERVICE).optional() })

export type Service = z.infer<typeof SERVICE>

export interface ComposeProject {
  readonly name: string | undefined
  readonly services: Readonly<Record<string, Service>>
}

export type ParsedProject = { readonly project: ComposeProject } | { readonly message: string }

/** In compose's words where it has some: `services.web Additional property prots is not allowed`. */
export function parseProject(text: string, file: string): ParsedProject {
  let raw: unknown
  try {
    raw = parseYaml(text)
  } catch (thrown) {
    const line = /at line (\d+)/.exec(String(thrown))?.[1]
    const why = thrown instanceof Error ? thrown.message.split('\n')[0]!.replace(/ at line \d+.*$/, '') : 'not valid'
    return { message: `yaml: line ${line ?? 1}: ${why}` }
  }
  const parsed = PROJECT.safeParse(raw ?? {})
  if (!parsed.success) return { message: `validating ${file}: ${schemaWords(parsed.error.issues[0]!)}` }
  const { name, services = {} } = parsed.data
  if (Object.keys(services).length === 0) return { message: 'no service selected' }
  const lacking = Object.entries(services).find(
    ([, service]) => service.image === undefined && service.build === undefined,
  )
  if (lacking !== undefined)
    return {
      message: `service "${lacking[0]}" has neither an image nor a build context specified: invalid compose project`,
    }
  return { project: { name, services } }
}

type Issue = z.core.$ZodIssue

function schemaWords(issue: Issue): string {
  const path = issue.path.join('.')
  switch (issue.code) {
    case 'unrecognized_keys':
      return `${path} additional properties '${issue.keys[0]}' not allowed`
    case 'invalid_type':
      return `${path} must be a ${issue.expected === 'record' ? 'mapping' : issue.expected}`
    default:
      return `${path} has a value of the wrong kind`
  }
}

export function pairsOf(given: Service['environment']): readonly string[] {
  if (given === undefined) return []
  if (Array.isArray(given)) return given
  return Object.entries(given).map(([key, value]) => (value === null ? key : `${key}=${value}`))
}

export function wordsOf(given: string | readonly string[] | undefined): readonly string[] {
  if (given === undefined) return []
  return typeof given === 'string' ? given.split(/\s+/).filter((word) => word !== '') : given
}
