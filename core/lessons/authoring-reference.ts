/** The reference for authors, `docs/authoring-reference.md`, made from the schemas that validate what they write. */
import { z } from 'zod'
import { BUILD_FACTS, type DeclaredFacts } from '@/core/checks/claim-facts.ts'
import { CLAIMS } from '@/core/checks/registry.ts'
import { CourseFileSchema } from './course-file.ts'
import { FACT_FORMS } from './facts.ts'
import { FrontMatterSchema } from './front-matter.ts'
import { BOXES, VIEWS } from './markdown.ts'
import { MINUTES_WANTED } from './notes.ts'
import { ImageRecordSchema, RecordSchema } from './records.ts'
import { ExplanationSchema } from './survivors.ts'
import { AcceptedSchema, RejectedSchema } from './variants.ts'

export function authoringReference(): string {
  return `${[
    '# Reference for authors',
    'Written by `node bin/authoring-reference.mjs` from the schemas that validate a course; a test proves that it is up to date. How to write a lesson is told in [authoring.md](authoring.md).',
    '## course.yaml',
    fields(CourseFileSchema),
    '## Front matter of lesson.md',
    fields(FrontMatterSchema),
    '## Text of lesson.md',
    texts(),
    '## A check',
    CHECK,
    '## Claims',
    ...CLAIMS.map(([name, claim]) => claimText(name, claim)),
    '## Facts of a build that stops',
    'Every claim that asks for an image gives these when there is none. `when` may ask for them in any check.',
    factTable(BUILD_FACTS),
    '## variants/accepted.yaml',
    fields(AcceptedSchema),
    '## variants/rejected.yaml',
    fields(RejectedSchema),
    '## variants/survivors.yaml',
    'Damages to the solution that no check should notice, and why. An explanation that no damage needs is a finding.',
    fields(ExplanationSchema),
    '## records.yaml',
    'Commands of programs that the engine does not model. A record holds for the very command, on an image of that repository, over the very files.',
    'A list `commands`:',
    fields(RecordSchema),
    'And a list `images`, of images outside the catalogue that are known to exist:',
    fields(ImageRecordSchema),
  ].join('\n\n')}\n`
}

const CHECK = `A task holds one fenced block marked \`yaml checks\`: a list of checks.

| Field | Type | |
| --- | --- | --- |
| \`id\` | text | lower case, with hyphens, unique in the lesson |
| \`title\` | text | what holds when it passes |
| one claim or more | | by the names below; all of them have to hold |
| \`given\` (optional) | \`{ secrets: true }\` | the builds are given every secret that the Dockerfile asks for |
| \`hints\` (optional) | list of \`{ when?, say }\` | from a nudge to nearly the answer; those with \`when\` above the general ones |

\`when\` compares facts of the failure: a text (\`*\` stands for anything), or a list of which one has to fit. Besides facts it knows
\`path\` (the default image has this path) and \`text: { file, matches }\` (a file of the learner's matches a regular expression).`

function texts(): string {
  const figures = FACT_FORMS.map(({ example, doc }) => `| \`{{${example}}}\` | ${doc} |`)
  return [
    'Markdown with tables. `:::task[Title]{#id}` holds a task; the other directives are:',
    [
      '| Directive | |',
      '| --- | --- |',
      ...Object.entries(BOXES).map(([name, title]) => `| \`:::${name}\` | a box, “${title}” |`),
      `| \`:::view{name=…}\` | ${VIEWS.join(', ')} |`,
      `| \`:::notes{minutes=…}\` | for whoever presents the lesson: belongs to the section or task above it, or to the opening; \`minutes\` (optional): ${MINUTES_WANTED} |`,
    ].join('\n'),
    'Figures with their sources:',
    ['| Figure | |', '| --- | --- |', ...figures].join('\n'),
  ].join('\n\n')
}

function claimText(name: string, claim: (typeof CLAIMS)[number][1]): string {
  return [`### ${name}`, claim.doc, fields(claim.schema), facts(claim.facts)].filter((part) => part !== '').join('\n\n')
}

function facts(declared: DeclaredFacts): string {
  return Object.keys(declared).length === 0 ? '' : factTable(declared)
}

function factTable(declared: DeclaredFacts): string {
  const rows = Object.entries(declared).map(([name, values]) => {
    const words = typeof values === 'string' ? values : values.map((value) => `\`${value}\``).join(', ')
    return `| \`${name}\` | ${words} |`
  })
  return ['| Fact | Values |', '| --- | --- |', ...rows].join('\n')
}

interface Described {
  readonly type?: string
  readonly description?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly default?: unknown
  readonly items?: Described
  readonly anyOf?: readonly Described[]
  readonly properties?: Readonly<Record<string, Described>>
  readonly required?: readonly string[]
  readonly additionalProperties?: Described | boolean
}

function fields(schema: z.ZodType): string {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input' }) as Described
  const rows = Object.entries(properties).map(([name, of]) => {
    const optional = required.includes(name) ? '' : ' (optional)'
    return `| \`${name}\`${optional} | ${typeOf(of)} | ${of.description ?? ''} |`
  })
  return ['| Field | Type | |', '| --- | --- | --- |', ...rows].join('\n')
}

function typeOf(of: Described): string {
  if (of.const !== undefined) return `\`${String(of.const)}\``
  if (of.enum !== undefined) return of.enum.map((value) => `\`${String(value)}\``).join(', ')
  if (of.anyOf !== undefined) return of.anyOf.map(typeOf).join(' or ')
  if (of.type === 'array') return of.items === undefined ? 'list' : `list of ${typeOf(of.items)}`
  if (of.type === 'object') return objectType(of)
  return { string: 'text', integer: 'whole number', null: '`null`' }[of.type ?? ''] ?? of.type ?? 'anything'
}

function objectType({ properties, required = [], additionalProperties }: Described): string {
  if (properties !== undefined) {
    const names = Object.keys(properties).map((name) => (required.includes(name) ? name : `${name}?`))
    return `\`{ ${names.join(', ')} }\``
  }
  const values = typeof additionalProperties === 'object' ? typeOf(additionalProperties) : 'anything'
  return `names with ${values}`
}
