/** Monaco's languages: our own short grammars for the three files, its own for the app's. */
import { languages } from 'monaco-editor/editor'
import 'monaco-editor/languages/definitions/css/register'
import 'monaco-editor/languages/definitions/html/register'
import 'monaco-editor/languages/definitions/javascript/register'
import 'monaco-editor/languages/definitions/markdown/register'
import { DOCKERFILE_GRAMMAR } from './grammars/dockerfile.ts'
import { IGNORE_GRAMMAR } from './grammars/ignore.ts'
import { NGINX_GRAMMAR } from './grammars/nginx.ts'
import { registerLanguageHelp } from './language-help.ts'

let registered = false

export function registerLanguages(): void {
  if (registered) return
  registered = true
  register('stagecraft-dockerfile', DOCKERFILE_GRAMMAR)
  register('stagecraft-nginx', NGINX_GRAMMAR)
  register('stagecraft-ignore', IGNORE_GRAMMAR)
  registerLanguageHelp()
}

function register(id: string, grammar: languages.IMonarchLanguage): void {
  languages.register({ id })
  languages.setMonarchTokensProvider(id, grammar)
  languages.setLanguageConfiguration(id, {
    comments: { lineComment: '#' },
    brackets: [
      ['{', '}'],
      ['[', ']'],
      ['(', ')'],
    ],
    // What is typed is what stands there: who types along with a lesson must not end up with a second brace.
    autoClosingPairs: [],
    surroundingPairs: [
      { open: '"', close: '"' },
      { open: "'", close: "'" },
    ],
  })
}

const BY_ENDING: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\/)(?:.*\.)?Dockerfile(?:\..*)?$/i, 'stagecraft-dockerfile'],
  [/(?:^|\/)\.(?:dockerignore|gitignore)$/, 'stagecraft-ignore'],
  [/\.conf$/, 'stagecraft-nginx'],
  [/\.(?:jsx?|mjs|cjs|json)$/, 'javascript'],
  [/\.css$/, 'css'],
  [/\.(?:html|svg)$/, 'html'],
  [/\.md$/, 'markdown'],
]

export function languageOf(path: string): string {
  return BY_ENDING.find(([pattern]) => pattern.test(path))?.[1] ?? 'plaintext'
}
