/** Dockerfile for the editor's colours: instructions, `AS`, flags such as `--from`, variables, strings, heredocs. */
import type { languages } from 'monaco-editor/editor'

const INSTRUCTIONS =
  /^\s*(?:ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR)(?=\s|$)/

export const DOCKERFILE_GRAMMAR: languages.IMonarchLanguage = {
  ignoreCase: true,
  defaultToken: '',
  tokenizer: {
    root: [
      [/^\s*#\s*(?:syntax|escape|check)\s*=.*$/, 'annotation'],
      [/^\s*#.*$/, 'comment'],
      [/^\s*FROM(?=\s|$)/, 'keyword', '@from'],
      [INSTRUCTIONS, 'keyword', '@line'],
      { include: '@words' },
    ],
    from: [[/\s+AS(?=\s)/, 'keyword'], [/[^\s$"'\\-][^\s$"'\\]*/, 'type'], { include: '@line' }],
    line: [
      [/\\\s*$/, 'delimiter'],
      [/<<-?(["']?)(\w+)\1/, { cases: { '@default': { token: 'annotation', next: '@heredoc.$2' } } }],
      [/^\s*#.*$/, 'comment'],
      [/(--[a-z][\w-]*)(=?)/, ['attribute.name', 'delimiter']],
      { include: '@words' },
      [/$/, '', '@pop'],
    ],
    words: [
      [/\$\{[^}]*\}|\$\w+/, 'variable'],
      [/"(?:[^"\\]|\\.)*"/, 'string'],
      [/'[^']*'/, 'string'],
      [/&&|\|\||[;|&]/, 'delimiter'],
      [/\b\d+(?:\/(?:tcp|udp))?\b/, 'number'],
      [/[^\s$"'\\&|;<-]+/, ''],
      [/./, ''],
    ],
    heredoc: [
      [/^\s*(\w+)\s*$/, { cases: { '$1==$S2': { token: 'annotation', next: '@popall' }, '@default': 'string' } }],
      [/.+/, 'string'],
    ],
  },
}
