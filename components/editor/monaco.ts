/** Monaco with the features a lesson needs, and no others. Loaded once, after the page can be used without it. */
import { editor, MarkerSeverity, Range } from 'monaco-editor/editor'
import 'monaco-editor/features/bracketMatching/register'
import 'monaco-editor/features/clipboard/register'
import 'monaco-editor/features/codicon/register'
import 'monaco-editor/features/cursorUndo/register'
import 'monaco-editor/features/find/register'
import 'monaco-editor/features/gotoError/register'
import 'monaco-editor/features/hover/register'
import 'monaco-editor/features/indentation/register'
import 'monaco-editor/features/linesOperations/register'
import 'monaco-editor/features/multicursor/register'
import 'monaco-editor/features/suggest/register'
import 'monaco-editor/features/toggleTabFocusMode/register'
import 'monaco-editor/features/wordOperations/register'
// The feature alone never opens the list.
import 'monaco-editor/editor/contrib/suggest/browser/suggestController'
import { languageOf, registerLanguages } from './languages.ts'

export type MonacoEditor = editor.IStandaloneCodeEditor
export { editor, languageOf, MarkerSeverity, Range }

let prepared = false

export function prepareMonaco(): void {
  if (prepared) return
  prepared = true
  self.MonacoEnvironment = {
    getWorker: () => new Worker(new URL('./editor.worker.ts', import.meta.url), { type: 'module', name: 'editor' }),
  }
  registerLanguages()
}

/** Monaco wants its colours as values: they are read from the page's own, so that there is one palette. */
export function applyTheme(dark: boolean): void {
  const page = getComputedStyle(document.documentElement)
  const colour = (name: string) => sixDigits(page.getPropertyValue(name).trim())
  const rule = (token: string, name: string) => ({ token, foreground: colour(name).replace('#', '') })
  editor.defineTheme('stagecraft', {
    base: dark ? 'vs-dark' : 'vs',
    inherit: true,
    rules: [
      rule('', '--ink'),
      rule('keyword', '--syntax-keyword'),
      rule('tag', '--syntax-keyword'),
      rule('attribute.name', '--syntax-type'),
      rule('attribute.value', '--syntax-string'),
      rule('string', '--syntax-string'),
      rule('number', '--syntax-number'),
      rule('variable', '--syntax-variable'),
      rule('type', '--syntax-type'),
      rule('annotation', '--syntax-number'),
      { ...rule('comment', '--syntax-comment'), fontStyle: 'italic' },
      rule('delimiter', '--ink-2'),
    ],
    colors: {
      'editor.background': colour('--surface'),
      'editor.foreground': colour('--ink'),
      'editorLineNumber.foreground': colour('--ink-3'),
      'editorLineNumber.activeForeground': colour('--ink'),
      'editor.lineHighlightBackground': colour('--sunken'),
      'editor.lineHighlightBorder': colour('--sunken'),
      'editorGutter.background': colour('--surface'),
      'editorWidget.background': colour('--raised'),
      'editorHoverWidget.background': colour('--raised'),
      'editorWidget.border': colour('--line'),
      focusBorder: colour('--accent'),
    },
  })
  editor.setTheme('stagecraft')
}

/** Style sheets are minified to `#fff`, which Monaco does not take. */
function sixDigits(colour: string): string {
  return colour.replace(/^#([0-9a-f])([0-9a-f])([0-9a-f])$/i, '#$1$1$2$2$3$3')
}
