/** Values for the facts that prose names, from the records and from the course's own solutions. */
import { evaluate } from '@/core/build/evaluate.ts'
import type { AppRecord, CacheWeight, InstallRecord, RecordedPackage } from '@/core/images/app-record.ts'
import type { TerminalWorld } from '@/core/terminal/terminal.ts'
import { COMPUTED, type Evidence, type Figure } from '@/core/text/evidence.ts'
import { ARTICLE_FACTS, type FactValue, fillFacts } from './facts.ts'
import type { Lesson } from './lesson.ts'
import { treeWith } from './session-for.ts'

const PLACEHOLDER = /data-fact="([^"]+)"/g

/** Values of every fact the lessons name; a name without a value is left out, and reads "not recorded". */
export function factValues(lessons: readonly Lesson[], world: TerminalWorld): ReadonlyMap<string, FactValue> {
  const names = new Set(
    lessons.flatMap((lesson) =>
      htmlOf(lesson).flatMap((html) => [...html.matchAll(PLACEHOLDER)].map((match) => match[1]!)),
    ),
  )
  const builds = new Map<string, ReturnType<typeof evaluate>>()
  const entries = [...names].map((name) => [name, factOf(name, lessons, world, builds)] as const)
  return new Map(entries.filter((entry): entry is readonly [string, FactValue] => entry[1] !== undefined))
}

/** The lesson with its facts filled in. */
export function fillLesson(lesson: Lesson, values: ReadonlyMap<string, FactValue>): Lesson {
  const steps = lesson.steps.map((step) => ({ ...step, html: fillFacts(step.html, values) }))
  const blocks = lesson.blocks.map((block) =>
    block.kind === 'prose'
      ? { ...block, html: fillFacts(block.html, values) }
      : { ...block, step: steps.find((step) => step.id === block.step.id) ?? block.step },
  )
  const slides = lesson.slides.map((slide) => ({
    ...slide,
    parts: slide.parts.map((html) => fillFacts(html, values)),
    notes: fillFacts(slide.notes, values),
  }))
  return { ...lesson, steps, blocks, slides }
}

function htmlOf(lesson: Lesson): readonly string[] {
  const text = lesson.blocks.map((block) => (block.kind === 'prose' ? block.html : block.step.html))
  return [...text, ...lesson.slides.map((slide) => slide.notes)]
}

type Builds = Map<string, ReturnType<typeof evaluate>>

function factOf(name: string, lessons: readonly Lesson[], world: TerminalWorld, builds: Builds): FactValue | undefined {
  if (name in ARTICLE_FACTS) return ARTICLE_FACTS[name]
  const [subject = '', ...words] = name.split(' ')
  const app = world.apps[0]
  switch (subject) {
    case 'image':
      return imageFact(words[0] ?? '', words[1] ?? '', world)
    case 'starter':
      return app && starterFact(app, words)
    case 'site':
      return app && siteFact(app, words[0] ?? '')
    case 'lesson':
      return lessonFact(words[0] ?? '', words[1] ?? '', lessons, world, builds)
    default:
      return undefined
  }
}

function imageFact(ref: string, what: string, world: TerminalWorld): FactValue | undefined {
  const found = world.catalogue.resolve(ref)
  if (found.kind !== 'found') return undefined
  return figure(what === 'download' ? found.base.image.compressedSize : found.base.image.size)
}

function starterFact(app: AppRecord, [what, group]: readonly string[]): FactValue | undefined {
  const install = app.installs.find((entry) => entry.libc === 'musl') ?? app.installs[0]
  if (!install) return undefined
  if (what === 'downloads') return downloadsFact(install, group)
  const packages = install.packages.filter((entry) => group === undefined || entry.dev === (group === 'development'))
  if (what === 'packages') return { text: String(packages.length), evidence: install.evidence }
  return { text: bytes(packages.reduce((sum, entry) => sum + bytesOf(entry), 0)), evidence: install.evidence }
}

/** What npm keeps of an install in its cache, by the npm of the course's image. */
function downloadsFact({ downloads }: InstallRecord, group: string | undefined): FactValue | undefined {
  const [record] = downloads
  if (record === undefined) return undefined
  const weight = ({ content, index }: CacheWeight) => content.bytes + index.bytes
  const parts = { production: weight(record.production), development: weight(record.all) - weight(record.production) }
  const total = group === 'production' || group === 'development' ? parts[group] : weight(record.all)
  return { text: bytes(total), evidence: record.evidence }
}

function bytesOf(entry: RecordedPackage): number {
  return entry.files.reduce((sum, file) => sum + file[1], 0)
}

function siteFact(app: AppRecord, what: string): FactValue {
  const files = Object.values(app.build.files)
  if (what === 'files') return { text: String(files.length), evidence: app.build.evidence }
  const total = files.reduce((sum, text) => sum + Math.floor((text.replace(/=+$/, '').length * 3) / 4), 0)
  return { text: bytes(total), evidence: app.build.evidence }
}

function lessonFact(
  slug: string,
  what: string,
  lessons: readonly Lesson[],
  world: TerminalWorld,
  builds: Builds,
): FactValue | undefined {
  const lesson = lessons.find((entry) => entry.slug === slug)
  if (!lesson) return undefined
  const build = builds.get(slug) ?? buildOf(lesson, world)
  builds.set(slug, build)
  if (build.outcome.kind !== 'succeeded') return undefined
  const { image } = build.outcome
  return figure(what === 'download' ? image.compressedSize : image.size)
}

function buildOf(lesson: Lesson, world: TerminalWorld): ReturnType<typeof evaluate> {
  return evaluate({
    dockerfile: lesson.solutionFiles.Dockerfile ?? '',
    dockerfilePath: 'Dockerfile',
    context: treeWith(world.starter, lesson.solutionFiles),
    catalogue: world.catalogue,
    apps: world.apps,
  })
}

function figure({ value, evidence }: Figure): FactValue | undefined {
  return value === undefined ? undefined : { text: bytes(value), evidence: evidence ?? (COMPUTED as Evidence) }
}

/** Decimal units with three digits, as Docker prints sizes. */
function bytes(value: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB']
  let scaled = value
  let unit = 0
  while (scaled >= 1000 && unit < units.length - 1) {
    scaled /= 1000
    unit++
  }
  const digits = unit === 0 || scaled >= 100 ? 0 : 1
  return `${scaled.toFixed(digits)} ${units[unit]}`
}
