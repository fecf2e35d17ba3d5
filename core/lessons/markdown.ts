/** Markdown to HTML as lessons use it: directives, interpolated facts, checked links. Mistakes are author errors. */
import rehypeStringify from 'rehype-stringify'
import remarkDirective from 'remark-directive'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { factNames, isFactName } from './facts.ts'
import { linkProblem } from './links.ts'
import type { AuthorError, Known } from './source.ts'

const reader = unified().use(remarkParse).use(remarkGfm).use(remarkDirective)
const writer = unified().use(remarkRehype).use(rehypeStringify)

/** Markdown's syntax tree, as remark gives it. */
export type Root = ReturnType<typeof reader.parse>
export type RootContent = Root['children'][number]
export type Nodes = Root | RootContent
export type Of<Type extends RootContent['type']> = Extract<RootContent, { readonly type: Type }>

/** Boxes beside the prose. `article` quotes what the article did; `then-and-now` tells what changed since. */
export const BOXES: Readonly<Record<string, string>> = {
  note: 'Note',
  article: 'In the article',
  'then-and-now': '2020 and now',
  try: 'Try it',
}

/** Parts of the page that the app brings to life; what stands inside is what a reader without JavaScript sees. */
export const VIEWS = [
  'compare-images',
  'upload-time',
  'pull-time',
  'transfer-cost',
  'pods-per-node',
  'attack-surface',
] as const

export interface Writing {
  readonly file: string
  readonly source: string
  readonly known: Known
  /** Of the lesson that is written. */
  readonly slug?: string
  readonly errors: AuthorError[]
  /** Anchors given to headings so far. */
  readonly anchors?: Set<string>
}

export function readMarkdown(text: string): Root {
  return reader.parse(text)
}

export function writeHtml(nodes: readonly RootContent[], writing: Writing): string {
  return htmlOf(nodes.map((node) => preparedNode(node, writing)))
}

/** Made ready for HTML; what is wrong with it is reported now, and only now. */
export function preparedNode(node: RootContent, writing: Writing): RootContent {
  return prepared(node, writing) as RootContent
}

export function htmlOf(ready: readonly RootContent[]): string {
  return writer.stringify(writer.runSync({ type: 'root', children: [...ready] }))
}

/** Reports a mistake at a node. */
export function report(writing: Writing, node: Nodes, message: string, remedy: string): void {
  const { line = 1, column = 1 } = node.position?.start ?? {}
  writing.errors.push({ file: writing.file, line, column, message, remedy })
}

/** A copy of the node with directives, links, images and facts made ready for HTML. */
function prepared(node: Nodes, writing: Writing): Nodes {
  switch (node.type) {
    case 'textDirective':
      return asWritten(node, writing)
    case 'leafDirective':
      report(
        writing,
        node,
        `\`::${node.name}\` is not known.`,
        'Directives of lessons are task, notes, views and boxes; see docs/authoring.md.',
      )
      return { type: 'text', value: '' }
    case 'containerDirective':
      return container(node, writing)
    case 'definition':
    case 'link':
      checkLink(node, node.url, writing)
      break
    case 'image':
      if (!node.alt)
        report(writing, node, 'The picture has no alternative text.', 'Write what it shows between the brackets.')
      break
    case 'html':
      if (!node.value.startsWith('<!--'))
        report(writing, node, 'Lessons hold no HTML.', 'Use Markdown, or a directive.')
      break
  }
  if (!('children' in node)) return node
  const children = merged(
    node.children.map((child) => (child.type === 'textDirective' ? asWritten(child, writing) : child)),
  )
  const ready = children.flatMap((child) =>
    child.type === 'text' ? withFacts(child, writing) : [prepared(child, writing)],
  )
  if (node.type === 'heading') return { ...node, children: ready, data: headingData(node, writing) } as Nodes
  return { ...node, children: ready } as Nodes
}

/** Sections can be linked: their anchor is made of the heading's words. */
function headingData(node: Of<'heading'>, { anchors }: Writing) {
  if (!anchors) return node.data
  const name = `about-${anchorOf(wordsOf(node))}`
  let id = name
  for (let count = 2; anchors.has(id); count++) id = `${name}-${count}`
  anchors.add(id)
  return { ...node.data, hProperties: { id } }
}

export function wordsOf(node: Nodes): string {
  if ('children' in node) return node.children.map(wordsOf).join('')
  return 'value' in node ? node.value : ''
}

/** As links write it: lower case, marks of Markdown left out, the rest joined by hyphens. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[`*_]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

/** Texts that stand side by side are one: a fact may hold what looked like a directive. */
function merged(nodes: readonly Nodes[]): readonly Nodes[] {
  const all: Nodes[] = []
  for (const node of nodes) {
    const last = all.at(-1)
    if (last?.type === 'text' && node.type === 'text') all[all.length - 1] = { ...last, value: last.value + node.value }
    else all.push(node)
  }
  return all
}

/** `react-b:latest` in running text is no directive: it is put back as the author wrote it. */
function asWritten(node: Of<'textDirective' | 'leafDirective'>, writing: Writing): Nodes {
  const { start, end } = node.position ?? {}
  return { type: 'text', value: writing.source.slice(start?.offset ?? 0, end?.offset ?? 0) }
}

function container(node: Of<'containerDirective'>, writing: Writing): Nodes {
  const title = BOXES[node.name]
  const view = node.name === 'view' ? node.attributes?.name : undefined
  const children = node.children.map((child) => prepared(child, writing)) as Of<'containerDirective'>['children']
  if (title !== undefined) {
    const head = {
      type: 'paragraph',
      data: { hProperties: { className: ['box-title'] } },
      children: [{ type: 'text', value: title }],
    } as const
    return {
      ...node,
      data: { hName: 'aside', hProperties: { className: ['box', `box-${node.name}`] } },
      children: [head, ...children] as typeof children,
    }
  }
  if (view && (VIEWS as readonly string[]).includes(view)) {
    return { ...node, data: { hName: 'div', hProperties: { className: ['view'], dataView: view } }, children }
  }
  if (node.name === 'notes') {
    const remedy = 'Close the box or the task first: notes belong to the section or task above them.'
    report(writing, node, 'The notes stand inside of something.', remedy)
    return { ...node, children }
  }
  const what = node.name === 'view' ? `view \`${view ?? ''}\`` : `directive \`:::${node.name}\``
  report(
    writing,
    node,
    `The ${what} is not known.`,
    `Boxes: ${Object.keys(BOXES).join(', ')}. Views: ${VIEWS.join(', ')}. For whoever presents: notes.`,
  )
  return { ...node, children }
}

function checkLink(node: Nodes, url: string, writing: Writing): void {
  const problem = linkProblem(url, writing.known, writing.slug)
  if (problem) report(writing, node, problem.message, problem.remedy)
}

function withFacts(node: Of<'text'>, writing: Writing): Nodes[] {
  return node.value
    .split(/(\{\{[^}]*\}\})/)
    .filter((part) => part !== '')
    .map((part) => {
      const name = /^\{\{\s*(.*?)\s*\}\}$/.exec(part)?.[1]
      if (name === undefined) return { type: 'text', value: part } as const
      if (!isFactName(name)) report(writing, node, `\`{{${name}}}\` names no known fact.`, `Known: ${factNames()}`)
      const data = {
        hName: 'span',
        hProperties: { className: ['fact'], dataFact: name },
        hChildren: [{ type: 'text', value: '…' }],
      }
      return { type: 'emphasis', data, children: [] } as unknown as Nodes
    })
}
