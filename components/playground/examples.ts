/** What the playground opens with, and other things to start from. */
import type { JudgedLesson } from '@/core/engine/protocol.ts'
import type { Lesson } from '@/core/lessons/lesson.ts'
import { courseFile, type Files } from '@/core/workspace/lesson-files.ts'
import { PLAYGROUND } from '@/core/workspace/playground.ts'

export interface Example {
  readonly title: string
  readonly what: string
  readonly files: Files
}

const FIRST = `# Paste your own Dockerfile here, or change this one.
FROM node:22-alpine AS builder
WORKDIR /app
COPY . .
RUN mkdir -p dist && cp index.html dist/

FROM nginx:alpine
COPY --from=builder /app/dist /usr/share/nginx/html
`

const PAGE = `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>Hello</title></head>
  <body><h1>Hello from the last stage</h1></body>
</html>
`

const DIGEST = `FROM alpine AS tools
RUN echo "made in tools" > /report.txt

FROM tools AS checked
RUN grep -q tools /report.txt

FROM alpine
COPY --from=checked /report.txt /report.txt
CMD ["cat", "/report.txt"]
`

const ARGUMENTS = `ARG NODE_VERSION=22
FROM node:\${NODE_VERSION}-alpine AS base
ARG GREETING=hello
WORKDIR /app
RUN echo "$GREETING" > greeting.txt

FROM base AS dev
CMD ["cat", "greeting.txt"]

FROM nginx:alpine AS web
COPY --from=base /app/greeting.txt /usr/share/nginx/html/index.html
`

export const EXAMPLES: readonly Example[] = [
  {
    title: 'A page and two stages',
    what: 'one stage makes a folder, nginx serves it',
    files: texts({ Dockerfile: FIRST, 'index.html': PAGE, '.dockerignore': 'node_modules\n' }),
  },
  { title: 'Three stages in a row', what: 'a check between making and shipping', files: texts({ Dockerfile: DIGEST }) },
  {
    title: 'Arguments and targets',
    what: 'try --target dev, or --build-arg GREETING=…',
    files: texts({ Dockerfile: ARGUMENTS }),
  },
]

/** The course's app with the files that a lesson ends with. */
export function starterExample(starter: Files, after: Pick<Lesson, 'title' | 'solutionFiles'>): Example {
  const files = { ...starter, ...texts(after.solutionFiles) }
  return { title: 'The app of the course', what: `as it is after “${after.title}”`, files }
}

/** No steps and no checks: the workbench alone. */
export const PLAYGROUND_LESSON: JudgedLesson = {
  slug: PLAYGROUND,
  number: 0,
  title: 'Playground',
  part: '',
  minutes: 0,
  summary: '',
  learned: [],
  opens: 'Dockerfile',
  sandbox: true,
  beforeClone: false,
  alone: true,
  steps: [],
  startAdd: {},
  startFiles: { Dockerfile: FIRST, 'index.html': PAGE, '.dockerignore': 'node_modules\n' },
  solutionFiles: {},
  solutionCommands: ['docker build .'],
}

function texts(files: Readonly<Record<string, string>>): Files {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path, courseFile(text)] as const))
}
