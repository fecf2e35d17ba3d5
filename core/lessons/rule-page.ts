/** A page of docs/rules: what one of our own rules finds, and what is better. */
import { type Of, type RootContent, readMarkdown, writeHtml } from './markdown.ts'
import type { AuthorError, Known } from './source.ts'

export interface RulePage {
  /** `nginx-lost-port`: the file's name, and the end of the page's address. */
  readonly name: string
  /** `stagecraft/nginx-lost-port`: as a diagnostic names it. */
  readonly rule: string
  readonly title: string
  /** Its first sentences, as plain text. */
  readonly summary: string
  /** Without the heading and the line that names the rule. */
  readonly html: string
  readonly errors: readonly AuthorError[]
}

export function readRulePage(name: string, text: string, known: Known = {}): RulePage {
  const file = `docs/rules/${name}.md`
  const errors: AuthorError[] = []
  const [heading, , ...body] = readMarkdown(text).children
  if (heading?.type !== 'heading')
    errors.push({ file, line: 1, column: 1, message: 'The page has no title.', remedy: 'Begin with `# Title`.' })
  const first = body.find((node): node is Of<'paragraph'> => node.type === 'paragraph')
  return {
    name,
    rule: `stagecraft/${name}`,
    title: heading ? plainText(heading) : name,
    summary: first ? plainText(first) : '',
    html: writeHtml(body, { file, source: text, known, errors, anchors: new Set() }),
    errors,
  }
}

function plainText(node: RootContent): string {
  if ('value' in node) return node.value
  return 'children' in node ? node.children.map(plainText).join('') : ''
}
