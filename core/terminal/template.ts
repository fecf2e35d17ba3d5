/** Go's templates, as `--format` takes them. */
import { evaluatePipe, type Scope, TemplateFault } from './go-template/evaluate.ts'
import { isTrue } from './go-template/functions.ts'
import { parseTemplate, type TemplateNode } from './go-template/parse.ts'
import { printed } from './go-template/value.ts'

export type Fields = Readonly<Record<string, unknown>>

export type Rendered = { readonly text: string } | { readonly message: string }

/** `{{.Repository}}:{{.Tag}}`, `{{json .Config.Cmd}}`, `{{range .Mounts}}{{.Source}}{{end}}`. */
export function render(template: string, data: Fields): Rendered {
  const parsed = parseTemplate(withEscapes(template))
  if ('message' in parsed) return { message: `template parsing error: template: :1: ${parsed.message}` }
  try {
    return { text: renderAll(parsed.nodes, { dot: data, variables: new Map([['$', data]]) }).text }
  } catch (thrown) {
    if (!(thrown instanceof TemplateFault)) throw thrown
    const parsing = /not defined|undefined variable|in operand/.test(thrown.message)
    return {
      message: parsing
        ? `template parsing error: template: :1: ${thrown.message}`
        : `template: :1:2: executing "" ${thrown.message}`,
    }
  }
}

/** Field paths a template names, for the header of `--format "table …"`. */
export function fieldNames(template: string): readonly string[] {
  return [...template.matchAll(/\{\{[^}]*?\.(\w+)[^}]*\}\}/g)].map((match) => match[1]!)
}

interface Told {
  readonly text: string
  readonly scope: Scope
}

function renderAll(nodes: readonly TemplateNode[], scope: Scope): Told {
  return nodes.reduce<Told>(
    (before, node) => {
      const told = renderNode(node, before.scope)
      return { text: before.text + told.text, scope: told.scope }
    },
    { text: '', scope },
  )
}

function renderNode(node: TemplateNode, scope: Scope): Told {
  switch (node.kind) {
    case 'text':
      return { text: node.text, scope }
    case 'print': {
      const declared = /^(\$\w+)\s*:?=\s*(.*)$/s.exec(node.pipe)
      if (declared === null) return { text: printed(evaluatePipe(node.pipe, scope)), scope }
      return { text: '', scope: withVariables(scope, [[declared[1]!, evaluatePipe(declared[2]!, scope)]]) }
    }
    case 'if':
      return { text: renderAll(isTrue(evaluatePipe(node.pipe, scope)) ? node.then : node.otherwise, scope).text, scope }
    case 'with': {
      const value = evaluatePipe(node.pipe, scope)
      const inner = isTrue(value) ? renderAll(node.then, { ...scope, dot: value }) : renderAll(node.otherwise, scope)
      return { text: inner.text, scope }
    }
    case 'range':
      return { text: renderRange(node, scope), scope }
  }
}

/** `range .List`, `range $key, $value := .Map`: maps go in the order of their keys. */
function renderRange(node: Exclude<TemplateNode, { kind: 'text' | 'print' }>, scope: Scope): string {
  const declared = /^(\$\w+)(?:\s*,\s*(\$\w+))?\s*:=\s*(.*)$/s.exec(node.pipe)
  const value = evaluatePipe(declared?.[3] ?? node.pipe, scope)
  const entries = entriesOf(value)
  if (entries.length === 0) return renderAll(node.otherwise, scope).text
  return entries
    .map(([key, each]) => {
      const [first, second] = [declared?.[1], declared?.[2]]
      const named: [string, unknown][] =
        first === undefined
          ? []
          : second === undefined
            ? [[first, each]]
            : [
                [first, key],
                [second, each],
              ]
      return renderAll(node.then, withVariables({ ...scope, dot: each }, named)).text
    })
    .join('')
}

function entriesOf(value: unknown): readonly (readonly [unknown, unknown])[] {
  if (Array.isArray(value)) return [...value.entries()]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
}

function withVariables(scope: Scope, more: readonly (readonly [string, unknown])[]): Scope {
  return { ...scope, variables: new Map([...scope.variables, ...more]) }
}

function withEscapes(template: string): string {
  return template.replace(/\\t/g, '\t').replace(/\\n/g, '\n')
}
