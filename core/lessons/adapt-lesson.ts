/** A lesson for a project of the learner's own: its checks speak of that project's build folder and port. */
import type { CheckSpec } from '@/core/checks/schema.ts'
import type { ProjectFacts } from '@/core/workspace/project-facts.ts'
import type { Lesson } from './lesson.ts'

/** The starter's, which the lessons are written for. */
const STARTER = { buildFolder: 'build', port: 3000 } as const

export function adaptLesson<L extends Pick<Lesson, 'steps'>>(lesson: L, project: ProjectFacts): L {
  const steps = lesson.steps.map((step) => ({ ...step, checks: step.checks.map((check) => adapt(check, project)) }))
  return { ...lesson, steps }
}

function adapt(check: CheckSpec, project: ProjectFacts): CheckSpec {
  const { id, title, hints, ...claims } = check
  const entries = Object.entries(claims).map(([name, body]) => [name, adaptClaim(name, body, project)] as const)
  return { id, title, ...(hints ? { hints } : {}), ...Object.fromEntries(entries) }
}

type Body = Readonly<Record<string, unknown>>

function adaptClaim(name: string, body: unknown, { buildFolder, port }: ProjectFacts): unknown {
  if (typeof body !== 'object' || body === null) return body
  const folder = buildFolder.value ?? STARTER.buildFolder
  const claim = body as Body
  switch (name) {
    case 'site':
      return claim.leftIn === STARTER.buildFolder ? { ...claim, leftIn: folder } : claim
    case 'context':
      return { ...claim, ...contextLists(claim, folder) }
    case 'running':
    case 'answers':
      return claim.port === STARTER.port ? { ...claim, port: port.value ?? STARTER.port } : claim
    default:
      return claim
  }
}

/** Another project has other files: only what every one of them needs is asked of the context. */
function contextLists({ lacks, has }: Body, folder: string): Body {
  const list = (value: unknown) => (Array.isArray(value) ? (value as readonly string[]) : [])
  return {
    lacks: list(lacks).map((name) => (name === STARTER.buildFolder ? folder : name)),
    has: list(has).filter((name) => name === 'package.json'),
  }
}
