/** Dockerfiles of 2,000 lines, each heavy in one thing: what a machine writes, or a repository grows into. */

const LINES = 2000

type Line = (number: number) => string

const lines = (count: number, line: Line) => Array.from({ length: count }, (_, number) => line(number)).join('\n')

const HEAD = 'FROM node:22-alpine AS builder\nWORKDIR /app'

const between = (line: Line) => `${HEAD}\n${lines(LINES - 3, line)}\nCMD ["node"]\n`

const inTurn = (...kinds: readonly Line[]) =>
  between((number) => kinds[number % kinds.length]!(Math.floor(number / kinds.length)))

const manyStages = (last: string) =>
  `${lines(LINES / 4, (number) =>
    [
      `FROM node:22-alpine AS stage${number}`,
      'WORKDIR /app',
      number === 0 ? 'COPY package.json ./' : `COPY --from=stage${number - 1} /app/file-${number - 1} ./`,
      `RUN echo ${number} > file-${number}`,
    ].join('\n'),
  )}\n${last}`

const chainOfStages = `FROM node:22-alpine AS stage0\nWORKDIR /app\n${lines((LINES - 2) / 2, (number) =>
  [`FROM stage${number} AS stage${number + 1}`, `ENV NAME_${number}=value`].join('\n'),
)}\n`

const gatherer = `${lines(500, (number) =>
  [`FROM node:22-alpine AS stage${number}`, `RUN echo ${number} > /file-${number}`].join('\n'),
)}\nFROM node:22-alpine\n${lines(LINES / 2 - 1, (number) => `COPY --from=stage${number % 500} /file-${number % 500} /all/${number}`)}\n`

const long = (number: number, length: number) => `${number}`.padStart(length, 'x')

/** By what a file is full of. Each is valid, and none rests on another file than the starter's. */
export const LONG_DOCKERFILES: Readonly<Record<string, string>> = {
  ENV: between((number) => `ENV NAME_${number}="value ${number}"`),
  'ENV, each of the one before': between((number) => `ENV NAME_${number}=$NAME_${number - 1}/x`),
  'ENV, one ever longer': between((number) => `ENV LONG=$LONG/${number}`),
  'ENV with undefined variables': between((number) => `ENV NAME_${number}=$OTHER_${number}`),
  'ENV, one instruction': `${HEAD}\nENV ${lines(LINES - 4, (number) => `NAME_${number}=value \\`)}\n  LAST=value\n`,
  ARG: between((number) => `ARG NAME_${number}=value`),
  'ARG before FROM': `${lines(LINES - 3, (number) => `ARG NAME_${number}=value`)}\nFROM node:22-alpine\nARG NAME_1\n`,
  LABEL: between((number) => `LABEL org.example.key${number}=value`),
  EXPOSE: between((number) => `EXPOSE ${number + 1}`),
  WORKDIR: between((number) => `WORKDIR /app/folder-${number}`),
  'WORKDIR, each in the one before': between((number) => `WORKDIR folder-${number}`),
  COPY: between((number) => `COPY package.json ./copy-${number}.json`),
  'COPY of folders': between((number) => `COPY src ./folder-${number}/`),
  'COPY with heredocs': `${HEAD}\n${lines(LINES / 4, (number) => `COPY <<EOF /app/file-${number}\none $PATH\ntwo\nEOF`)}\n`,
  RUN: between((number) => `RUN echo ${number} > file-${number}`),
  'RUN with mkdir and cp': between((number) => `RUN mkdir -p a/${number} && cp /etc/hosts a/${number}/ && rm -rf b`),
  'RUN, a program that is not modelled': between((number) => `RUN frobnicate --level ${number}`),
  'RUN with heredocs': `${HEAD}\n${lines(LINES / 4, (number) => `RUN <<EOF\nmkdir -p d${number}\necho two > d${number}/two\nEOF`)}\n`,
  'RUN, one that goes on and on': `${HEAD}\nRUN true \\\n${lines(LINES - 5, (number) => ` && echo ${number} > file-${number} \\`)}\n && true\n`,
  'RUN, one of comments': `${HEAD}\nRUN true \\\n${lines(LINES - 5, (number) => `# comment ${number}`)}\n && true\n`,
  'RUN under a growing environment': inTurn(
    (number) => `ENV NAME_${number}=value`,
    (number) => `RUN echo $NAME_${number} > file-${number}`,
  ),
  'RUN under growing arguments': inTurn(
    (number) => `ARG NAME_${number}=value`,
    (number) => `RUN echo $NAME_${number} > file-${number}`,
  ),
  mixed: inTurn(
    (number) => `ENV NAME_${number % 20}=$PATH:${number}`,
    (number) => `LABEL key${number}=value`,
    (number) => `COPY package.json ./folder-${number}/`,
    (number) => `RUN echo ${number} > file-${number}`,
  ),
  'mixed, all that grows': inTurn(
    (number) => `ENV NAME_${number}="$PATH:${number}"`,
    (number) => `ARG BUILD_${number}`,
    (number) => `LABEL key${number}="value $NAME_${number}"`,
    (number) => `EXPOSE ${number + 1000}/udp`,
    (number) => `VOLUME /data/${number}`,
    (number) => `WORKDIR /app/${number}`,
    (number) => `COPY --chown=node:node package.json src/App.jsx ./folder-${number}/`,
    (number) => `RUN mkdir -p out && echo ${number} > out/file-${number}`,
    (number) => `USER ${number % 2 === 0 ? 'node' : 'root'}`,
    (number) => `# comment ${number}`,
  ),
  'stages, each copying from the one before': manyStages(''),
  'stages, each on the one before': chainOfStages,
  'stages, all copied from': gatherer,
  comments: between((number) => `# comment ${number}`),
  'blank lines': between(() => ''),
  'lines of 1,000 characters': between((number) => `LABEL key${number}="${long(number, 990)}"`),
  'RUN lines of 1,000 characters': between((number) => `RUN echo ${long(number, 970)} > file-${number}`),
  'mistakes in every line': between((number) => `COPPY ${number}`),
  'warnings in every line': between((number) => `Env KEY_${number} $OTHER_${number}`),
}
