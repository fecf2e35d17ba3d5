/** The JSON documents of the command line: the contract other programs rely on. `docs/cli.schema.json` is made from it. */
import { z } from 'zod'

const place = z.object({
  file: z.string().describe('relative to DIR, with /'),
  line: z.int().min(1),
  column: z.int().min(1),
})

const evidence = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('computed') }),
  z.object({ kind: z.literal('recorded'), source: z.string(), date: z.string() }),
  z.object({ kind: z.literal('measured'), where: z.string(), date: z.string() }),
  z.object({
    kind: z.literal('assumed'),
    from: z.string(),
    source: z.string().optional(),
    date: z.string().optional(),
  }),
  z.object({ kind: z.literal('unsupported'), why: z.string() }),
])

const figure = z.object({
  value: z.number().optional().describe('absent when it is not known'),
  unit: z.enum(['bytes', 'seconds', 'files', 'packages']),
  evidence,
})

const diagnostic = z.object({
  rule: z.string().describe("Docker's build-check name, `build`, or one of ours with the prefix stagecraft/"),
  severity: z.enum(['error', 'warning', 'info']),
  message: z.string(),
  file: z.string(),
  line: z.int().min(1),
  column: z.int().min(1).describe('UTF-16 units, from 1'),
  endLine: z.int().min(1),
  endColumn: z.int().min(1).describe('exclusive'),
  url: z.string().optional(),
})

const files = z.array(
  z.object({
    path: z.string(),
    kind: z.enum(['file', 'directory', 'link']),
    size: z.number().nullable(),
    mode: z.string().regex(/^[0-7]{4}$/),
    uid: z.int(),
    gid: z.int(),
    origin: z.discriminatedUnion('by', [
      z.object({ by: z.literal('base'), image: z.string() }),
      z.object({ by: z.literal('operation'), operation: z.string(), stage: z.int(), line: z.int() }),
    ]),
    doubt: z.string().optional().describe('why the file may be different or missing'),
  }),
)

const operation = z.object({
  id: z.string(),
  stage: z.int(),
  kind: z.enum(['from', 'run', 'copy', 'add', 'workdir']),
  name: z.string().describe('as BuildKit names the step: [builder 4/6] RUN npm ci'),
  line: z.int(),
  state: z.enum(['done', 'failed', 'unknown', 'not-reached']),
  cached: z.boolean(),
  key: z.string(),
  added: figure,
  buried: z
    .object({ whiteouts: z.array(z.string()), size: figure })
    .describe('what the step deletes or replaces: it still weighs in the layers below'),
  evidence,
  unsupported: z.array(z.string()),
  output: z.array(z.string()),
})

const config = z.object({
  env: z.array(z.string()),
  entrypoint: z.array(z.string()).optional(),
  cmd: z.array(z.string()).optional(),
  workingDir: z.string(),
  user: z.string(),
  exposedPorts: z.array(z.string()),
  volumes: z.array(z.string()),
  labels: z.record(z.string(), z.string()),
  shell: z.array(z.string()).optional(),
  stopSignal: z.string(),
  healthcheck: z
    .object({ test: z.array(z.string()) })
    .loose()
    .optional(),
  onbuild: z.array(z.string()),
})

const image = z.object({
  id: z.string(),
  size: figure,
  compressedSize: figure,
  base: z.string().nullable(),
  config,
  layers: z.array(
    z.object({
      createdBy: z.string(),
      emptyLayer: z.boolean(),
      size: figure,
      compressed: figure,
      by: z.object({ stage: z.int(), line: z.int() }).nullable(),
    }),
  ),
})

const header = z.union([z.string(), z.array(z.string())])

const damages = {
  made: z.int().describe('damages made to the solution, one at a time'),
  noticed: z.int().describe('some check failed, or could not tell'),
  withoutEffect: z.int().describe('image, answers and build checks are as before'),
  explained: z.int().describe('the author says why no check should notice'),
  survived: z.int().describe('neither noticed nor explained: a check is too weak'),
}

/** One document a verb; `error` is what every verb prints with --json when it cannot do its work (exit 2). */
export const DOCUMENTS = {
  error: z.object({ error: z.object({ message: z.string() }).loose() }),
  lessons: z.object({
    lessons: z.array(
      z.object({
        slug: z.string(),
        number: z.int(),
        title: z.string(),
        part: z.string(),
        minutes: z.number(),
        summary: z.string(),
        checks: z.array(z.object({ id: z.string(), title: z.string() })),
      }),
    ),
  }),
  start: z.object({
    lesson: z.string(),
    written: z.array(z.string()),
    replaced: z.array(z.string()),
    backup: z.string().optional(),
  }),
  solve: z.object({ files: z.record(z.string(), z.string()), run: z.array(z.string()) }),
  check: z.object({
    lesson: z.string(),
    passed: z.boolean().describe('true only if every check passes'),
    checks: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        status: z.enum(['pass', 'fail', 'unknown']),
        message: z.string(),
        at: place.optional(),
        hint: z.string().optional(),
        hints: z.array(z.string()).optional(),
      }),
    ),
  }),
  lint: z.object({ diagnostics: z.array(diagnostic) }),
  build: z.object({
    outcome: z.enum(['succeeded', 'failed', 'unknown']),
    error: z
      .object({
        code: z.string(),
        message: z.string(),
        details: z.record(z.string(), z.string()),
        at: place.optional(),
      })
      .optional(),
    reasons: z.array(z.string()).optional(),
    target: z.int().nullable(),
    stages: z.array(
      z.object({
        index: z.int(),
        name: z.string().nullable(),
        base: z.string(),
        line: z.int(),
        needed: z.boolean(),
        state: z.enum(['done', 'failed', 'unknown', 'skipped']),
        skippedBecause: z.string().optional(),
      }),
    ),
    operations: z.array(operation),
    context: z.object({ bytes: z.number() }),
    image: image.nullable(),
    diagnostics: z.array(diagnostic),
    files: files.optional().describe('with --list'),
  }),
  nginx: z.object({
    ok: z.boolean(),
    exit: z.int(),
    stderr: z.string(),
    errors: z.array(
      z.object({ level: z.string(), message: z.string(), file: z.string().optional(), line: z.int().optional() }),
    ),
    also: z
      .array(
        z.object({ level: z.string(), message: z.string(), file: z.string().optional(), line: z.int().optional() }),
      )
      .optional(),
    answers: z.array(
      z
        .object({
          status: z.int().optional(),
          headers: z.record(z.string(), header).optional(),
          bodyFile: header.optional(),
          bodyBuiltin: z.int().optional(),
          bodyLength: z.int().optional(),
          simulated: z.literal(false).optional(),
          reason: z.string().optional(),
        })
        .loose(),
    ),
    simulated: z.literal(false).optional(),
    reason: z.string().optional(),
  }),
  export: z.object({
    out: z.string(),
    folder: z.string(),
    files: z.array(z.string()),
    commits: z
      .array(z.string())
      .describe('first lines, oldest first; none where the folder has a repository of its own'),
    refused: z.array(z.object({ path: z.string(), why: z.string() })),
  }),
  course: z.object({
    findings: z.array(z.object({ file: z.string(), line: z.int().optional(), message: z.string() })),
    replayed: z.int(),
    mutations: z.object({
      ...damages,
      score: z.int().describe('percentage noticed of the damages that change anything, rounded down'),
    }),
    lessons: z.array(
      z.object({
        lesson: z.string(),
        accepted: z.int(),
        rejected: z.int(),
        ...damages,
        survivors: z.array(z.object({ file: z.string(), line: z.int().min(1), words: z.string() })),
        stale: z.array(z.object({ file: z.string(), line: z.string(), because: z.string() })),
      }),
    ),
  }),
} as const

export function jsonSchema() {
  const definitions = Object.fromEntries(
    Object.entries(DOCUMENTS).map(([name, schema]) => [name, z.toJSONSchema(schema)]),
  )
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'What `stagecraft VERB --json` prints',
    description:
      'Lines and columns count from 1, columns in UTF-16 units, ends are exclusive, files are relative to DIR.',
    $defs: definitions,
  }
}
