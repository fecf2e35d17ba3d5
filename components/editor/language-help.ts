/** Completion and hover for the Dockerfile and nginx.conf: what core knows, handed to Monaco. The parsers are loaded when first asked for. */
import { type editor, languages, Range } from 'monaco-editor/editor'
import type { Explanation, Suggestions } from '@/core/text/language-help.ts'

type Complete = (text: string, offset: number) => Suggestions | undefined
type Explain = (text: string, offset: number) => Explanation | undefined

export function registerLanguageHelp(): void {
  const dockerfile = 'stagecraft-dockerfile'
  const nginx = 'stagecraft-nginx'
  registerCompletion(
    dockerfile,
    ['$', '='],
    async () => (await import('@/core/dockerfile/complete.ts')).completeDockerfile,
  )
  registerCompletion(nginx, ['$'], async () => (await import('@/core/nginx/complete.ts')).completeNginx)
  registerHover(dockerfile, async () => (await import('@/core/dockerfile/hover.ts')).hoverDockerfile)
  registerHover(nginx, async () => (await import('@/core/nginx/hover.ts')).hoverNginx)
}

/** `triggers`: opened by itself after these; otherwise only when asked for (Ctrl+Space). */
function registerCompletion(language: string, triggers: readonly string[], load: () => Promise<Complete>): void {
  languages.registerCompletionItemProvider(language, {
    triggerCharacters: [...triggers],
    async provideCompletionItems(model, position) {
      const complete = await load()
      if (model.isDisposed()) return undefined
      return itemsOf(complete(model.getValue(), model.getOffsetAt(position)), model)
    },
  })
}

function itemsOf(found: Suggestions | undefined, model: editor.ITextModel): languages.CompletionList | undefined {
  if (found === undefined) return undefined
  const range = Range.fromPositions(model.getPositionAt(found.from), model.getPositionAt(found.to))
  const suggestions = found.list.map(({ text, detail }, at) => ({
    label: text,
    kind: languages.CompletionItemKind.Keyword,
    insertText: text,
    range,
    // The order of core, which puts first what is used most.
    sortText: String(at).padStart(5, '0'),
    ...(detail && { detail }),
  }))
  return { suggestions }
}

function registerHover(language: string, load: () => Promise<Explain>): void {
  languages.registerHoverProvider(language, {
    async provideHover(model, position) {
      const explain = await load()
      if (model.isDisposed()) return undefined
      const found = explain(model.getValue(), model.getOffsetAt(position))
      if (found === undefined) return undefined
      const { start, end } = found.range
      const range = new Range(start.line, start.column, end.line, end.column)
      return { range, contents: [{ value: `${found.sentence} [${hostOf(found.link)}](${found.link})` }] }
    },
  })
}

function hostOf(link: string): string {
  return new URL(link).host
}
