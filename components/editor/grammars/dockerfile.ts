/** Dockerfile for the editor's colours: instructions, `AS`, flags such as `--from`, variables, strings, heredocs. */
import type { languages } from 'monaco-editor/editor'

const INSTRUCTIONS =
  /^[ \t]*(?:ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR)(?=\s)/

/** Lines come with their `\n`: an instruction ends there, unless a backslash stands before it. */
export const DOCKERFILE_GRAMMAR: languages.IMonarchLanguage = {
  ignoreCase: true,
  includeLF: true,
  defaultToken: '',
  tokenizer: {
    root: [
      [/^[ \t]*#[ \t]*(?:syntax|escape|check)[ \t]*=.*\n/, 'annotation'],
      [/^[ \t]*#.*\n/, 'comment'],
      [/^[ \t]*FROM(?=\s)/, 'keyword', '@from'],
      [INSTRUCTIONS, 'keyword', '@line'],
      [/[^\n]+/, ''],
      [/\n/, ''],
    ],
    from: [
      [/[ \t]+AS(?=\s)/, 'keyword'],
      { include: '@ends' },
      [/(--[a-z][\w-]*)(=?)/, ['attribute.name', 'delimiter']],
      { include: '@words' },
      [/[^\s$"'\\&|;]+/, 'type'],
      [/./, ''],
    ],
    line: [
      { include: '@ends' },
      [/<<-?(["']?)(\w+)\1/, { cases: { '@default': { token: 'annotation', next: '@heredoc.$2' } } }],
      [/(--[a-z][\w-]*)(=?)/, ['attribute.name', 'delimiter']],
      { include: '@words' },
      [/[^\s$"'\\&|;<]+/, ''],
      [/./, ''],
    ],
    ends: [
      [/\\[ \t]*\n/, 'delimiter'],
      [/^[ \t]*#.*\n/, 'comment'],
      [/\n/, '', '@pop'],
      [/[ \t]+/, ''],
    ],
    words: [
      [/\$\{[^}\n]*\}|\$\w+/, 'variable'],
      [/"(?:[^"\\\n]|\\.)*"/, 'string'],
      [/'[^'\n]*'/, 'string'],
      [/&&|\|\||[;|&]/, 'delimiter'],
      [/\d+(?:\/(?:tcp|udp))?(?=\s)/, 'number'],
    ],
    heredoc: [
      [
        /^[ \t]*(\w+)[ \t]*\n/,
        { cases: { '$1==$S2': { token: 'annotation', next: '@popall' }, '@default': 'string' } },
      ],
      [/[^\n]+/, 'string'],
      [/\n/, ''],
    ],
  },
}
