/** A lesson for a project of the learner's own: its checks speak of that project's build folder, port, files and commands. */
import type { CheckSpec, HintSpec } from '@/core/checks/schema.ts'
import type { ProjectFacts } from '@/core/workspace/project-facts.ts'
import type { Lesson } from './lesson.ts'
import { fillIn, type OwnWords, ownWords } from './own-words.ts'

/** The starter's, which the lessons are written for. */
const STARTER = { buildFolder: 'build', port: 3000, source: 'src/App.jsx' } as const

/** Images that earlier lessons would have left are the starter's: of another project there are none. */
export function adaptLesson<L extends Pick<Lesson, 'steps' | 'storeImages'>>(lesson: L, project: ProjectFacts): L {
  const words = ownWords(project)
  const steps = lesson.steps.map((step) => ({
    ...step,
    checks: step.checks.map((check) => adapt(check, project, words)),
  }))
  return { ...lesson, steps, ...(lesson.storeImages ? { storeImages: [] } : {}) }
}

function adapt(check: CheckSpec, project: ProjectFacts, words: OwnWords): CheckSpec {
  const { id, title, own, hints, given, ...claims } = check
  const entries = Object.entries(claims).map(([name, body]) => [name, adaptClaim(name, body, project)] as const)
  const asked = typeof given === 'object' ? given : {}
  return {
    id,
    title: (own === undefined ? undefined : fillIn(own, words)) ?? title,
    ...(hints ? { hints: hints.map((hint) => ownHint(hint, words)) } : {}),
    given: { ...asked, ownProject: true },
    ...Object.fromEntries(entries),
  }
}

function ownHint({ own, ...hint }: HintSpec, words: OwnWords): HintSpec {
  const say = own === undefined ? undefined : fillIn(own, words)
  return say === undefined ? hint : { ...hint, say }
}

type Body = Readonly<Record<string, unknown>>

function adaptClaim(name: string, body: unknown, project: ProjectFacts): unknown {
  if (typeof body !== 'object' || body === null) return body
  const folder = project.buildFolder.value ?? STARTER.buildFolder
  const claim = body as Body
  switch (name) {
    case 'site':
      return claim.leftIn === STARTER.buildFolder ? { ...claim, leftIn: folder } : claim
    case 'context':
      return { ...claim, ...contextLists(claim, folder, project) }
    case 'running':
    case 'answers':
      return claim.port === STARTER.port ? { ...claim, port: project.port.value ?? STARTER.port } : claim
    case 'cacheAfterEdit':
      return claim.file === STARTER.source ? { ...claim, file: project.source ?? STARTER.source } : claim
    case 'serves':
    case 'siteConf':
      return { ...claim, ...linksOf(claim, project) }
    default:
      return claim
  }
}

/** Another project has other files: what every one of them needs, its lockfile and one of its sources are asked for. */
function contextLists({ lacks, has }: Body, folder: string, { lockfile, source }: ProjectFacts): Body {
  const wanted = ['package.json', lockfile, source].filter((name) => name !== undefined)
  return {
    lacks: list(lacks).map((name) => (name === STARTER.buildFolder ? folder : name)),
    has: list(has).length === 0 ? [] : wanted,
  }
}

/** The starter's routes are routes of one page; an export of Next.js has a file for each of its own, and none of these. */
function linksOf({ links }: Body, { tool }: ProjectFacts): Body {
  return tool === 'next' && list(links).length > 0 ? { links: ['/'] } : {}
}

function list(value: unknown): readonly string[] {
  return Array.isArray(value) ? (value as readonly string[]) : []
}
