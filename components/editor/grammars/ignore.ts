/** Ignore files for the editor's colours: comments, exceptions, wildcards. */
import type { languages } from 'monaco-editor/editor'

export const IGNORE_GRAMMAR: languages.IMonarchLanguage = {
  defaultToken: 'string',
  tokenizer: {
    root: [
      [/^#.*$/, 'comment'],
      [/^\s*!/, 'keyword'],
      [/\*\*|[*?]|\[[^\]]*\]/, 'variable'],
      [/[^*?[#!]+/, 'string'],
    ],
  },
}
