/** nginx configuration for the editor's colours: directives, blocks, variables, numbers with units. */
import type { languages } from 'monaco-editor/editor'

export const NGINX_GRAMMAR: languages.IMonarchLanguage = {
  defaultToken: '',
  tokenizer: {
    root: [
      [/\s+/, ''],
      [/#.*$/, 'comment'],
      [/[{}]/, 'delimiter.bracket'],
      [/(?:server|location|http|events|upstream|map|types|if|geo|limit_except)(?=[\s{])/, 'keyword', '@arguments'],
      [/[a-z_][\w]*/, 'attribute.name', '@arguments'],
      [/./, ''],
    ],
    arguments: [
      [/;/, 'delimiter', '@pop'],
      [/[{}]/, 'delimiter.bracket', '@pop'],
      [/#.*$/, 'comment'],
      [/\$\{[^}]*\}|\$\w+/, 'variable'],
      [/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/, 'string'],
      [/(?:\^~|~\*?|=)(?=\s)/, 'delimiter'],
      [/\b\d+[kmgsdhwy]?\b/, 'number'],
      [/\s+/, ''],
      [/[^\s;{}$"'#]+/, ''],
    ],
  },
}
