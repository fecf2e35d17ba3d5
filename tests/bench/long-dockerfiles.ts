/** Dockerfiles of 2,000 lines, each heavy in one thing: what a machine writes, or a repository grows into. */

const LINES = 2000

const between = (line: (number: number) => string) =>
  `FROM node:22-alpine AS builder\nWORKDIR /app\n${Array.from({ length: LINES - 3 }, (_, number) => line(number)).join('\n')}\nCMD ["node"]\n`

const inTurn = (...kinds: readonly ((number: number) => string)[]) =>
  between((number) => kinds[number % kinds.length]!(Math.floor(number / kinds.length)))

export const LONG_DOCKERFILES: Readonly<Record<string, string>> = {
  ENV: between((number) => `ENV NAME_${number}="value ${number}"`),
  'ENV with undefined variables': between((number) => `ENV NAME_${number}=$OTHER_${number}`),
  LABEL: between((number) => `LABEL org.example.key${number}=value`),
  COPY: between((number) => `COPY package.json ./copy-${number}.json`),
  RUN: between((number) => `RUN echo ${number} > file-${number}`),
  mixed: inTurn(
    (number) => `ENV NAME_${number % 20}=$PATH:${number}`,
    (number) => `LABEL key${number}=value`,
    (number) => `COPY package.json ./folder-${number}/`,
    (number) => `RUN echo ${number} > file-${number}`,
  ),
}
