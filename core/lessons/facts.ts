/**
 * The figures that prose may name as `{{…}}`, and how they are shown: always with where they come from.
 * The article's are quoted as the article's; ours come from the records or are computed from the course's own solutions.
 */
import type { Evidence } from '@/core/text/evidence.ts'

export interface FactValue {
  /** `369 MB`, or `not recorded`. */
  readonly text: string
  readonly evidence: Evidence
}

export const ARTICLE: Evidence = {
  kind: 'recorded',
  source:
    'the article “Docker image: multi-staging”, Theodo Cloud (formerly Padok), posted 2020-10-14, updated 2023-07-20',
  date: '2023-07-20',
}

const quoted = (text: string): FactValue => ({ text, evidence: ARTICLE })

/** What the article says of its own two images. */
export const ARTICLE_FACTS: Readonly<Record<string, FactValue>> = {
  'article.normal.ram': quoted('242.9 MB'),
  'article.normal.storage': quoted('369 MB'),
  'article.multi-stage.ram': quoted('6.4 MB'),
  'article.multi-stage.storage': quoted('32 MB'),
}

/** Names whose values depend on the records: each pattern with an example for authors. */
export const FACT_FORMS: readonly { readonly pattern: RegExp; readonly example: string; readonly doc: string }[] = [
  {
    pattern: /^image [a-z0-9./:-]+ (size|download)$/,
    example: 'image nginx:alpine size',
    doc: 'Bytes of a recorded base image on disk, or compressed as pulled.',
  },
  {
    pattern: /^starter (packages|modules|downloads)( production| development)?$/,
    example: 'starter packages production',
    doc: "Packages in, or bytes of, the starter's node_modules; or bytes that npm keeps of its downloads (`starter downloads`).",
  },
  { pattern: /^site (size|files)$/, example: 'site size', doc: "The starter's recorded build." },
  {
    pattern: /^lesson [a-z-]+ (size|download)$/,
    example: 'lesson nginx-stage size',
    doc: "The image that a lesson's solution builds.",
  },
]

export function isFactName(name: string): boolean {
  return name in ARTICLE_FACTS || FACT_FORMS.some((form) => form.pattern.test(name))
}

export function factNames(): string {
  return [...Object.keys(ARTICLE_FACTS), ...FACT_FORMS.map((form) => form.example)].join(' · ')
}

const PLACEHOLDER = /<span class="fact" data-fact="([^"]+)">[^<]*<\/span>/g

/** Puts values into compiled prose. A name without a value reads "not recorded". */
export function fillFacts(html: string, values: ReadonlyMap<string, FactValue>): string {
  return html.replace(PLACEHOLDER, (_, name: string) => {
    const value = values.get(name) ?? ARTICLE_FACTS[name]
    const text = value?.text ?? 'not recorded'
    const kind = value?.evidence.kind ?? 'unsupported'
    return `<span class="fact" data-fact="${name}" data-evidence="${kind}" title="${escapeHtml(sourceOf(value))}">${escapeHtml(text)}</span>`
  })
}

function sourceOf(value: FactValue | undefined): string {
  const evidence = value?.evidence
  switch (evidence?.kind) {
    case 'computed':
      return "Computed from the course's files and the build rules"
    case 'recorded':
      return `Recorded: ${evidence.source} (${evidence.date})`
    case 'measured':
      return `Measured: ${evidence.where} (${evidence.date})`
    case 'assumed':
      return `Assumed from ${evidence.from}`
    default:
      return 'Not recorded'
  }
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}
