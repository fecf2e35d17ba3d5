/** What an author gets wrong, and `course lint` finds: the second course with one mistake each. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { project, stagecraft, temporaryFolder } from './command-line.ts'

async function lintWith(file: string, from: string, to: string): Promise<string> {
  const folder = join(temporaryFolder(), 'course')
  cpSync(join(project, 'tests', 'second-course'), folder, { recursive: true })
  const text = readFileSync(join(folder, file), 'utf8')
  expect(text).toContain(from)
  writeFileSync(join(folder, file), text.replace(from, to))
  process.env.STAGECRAFT_CONTENT = folder
  onTestFinished(() => {
    delete process.env.STAGECRAFT_CONTENT
  })
  const { code, out, err } = await stagecraft(['course', 'lint'])
  expect(code, out).not.toBe(0)
  return `${out}${err}`
}

const FIRST = 'lessons/01-two-stages/lesson.md'
const SECOND = 'lessons/02-from-scratch/lesson.md'

test.each([
  [
    'a link to a lesson that is not there',
    SECOND,
    '/lessons/two-stages#compile',
    '/lessons/three-stages',
    /lesson\.md:\d+.*three-stages/,
  ],
  [
    'a link to a task that is not there',
    SECOND,
    '/lessons/two-stages#compile',
    '/lessons/two-stages#compiled',
    /lesson\.md:\d+.*compiled/,
  ],
  [
    'a term that the glossary does not have',
    FIRST,
    '/glossary#stage',
    '/glossary#layer',
    /lesson\.md:\d+.*no term `layer`/,
  ],
  [
    'a term that nothing links',
    'glossary.md',
    '# Glossary',
    '# Glossary\n\n## Layer\n\nWhat a step wrote.',
    /glossary\.md:3 .*Nothing links the term "Layer"/,
  ],
  [
    'a picture without a text',
    FIRST,
    'A Go program is',
    '![](/icon.svg) A Go program is',
    /lesson\.md:11:1 The picture has no alternative text/,
  ],
  [
    'a hint below the general one, where nobody gets',
    FIRST,
    "    - say: 'Begin with `FROM golang:1.22-alpine AS build`.'",
    "    - say: 'Begin with `FROM golang:1.22-alpine AS build`.'\n    - when: { stage: last }\n      say: 'A hint for nobody.'",
    /lesson\.md:25 .*put it above them/,
  ],
  [
    'a hint that no start, near-miss or damage shows',
    FIRST,
    '    - when: { stage: unnamed }',
    "    - when: { stage: other-base, base: nginx }\n      say: 'A hint for nobody.'\n    - when: { stage: unnamed }",
    /lesson\.md:22 No start, near-miss or damage shows this hint/,
  ],
  [
    'a hint for a fact that no claim gives',
    FIRST,
    'when: { stage: unnamed }',
    'when: { stge: unnamed }',
    /lesson\.md:\d+.*No claim of this check gives a fact `stge`/,
  ],
  [
    'a start that passes already',
    'lessons/01-two-stages/start/replace/Dockerfile',
    'FROM golang:1.22-alpine\nWORKDIR /src\n',
    'FROM golang:1.22-alpine AS build\nWORKDIR /src\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /server .\n',
    /two-stages.*start/i,
  ],
  [
    'a solution that does not pass',
    'lessons/02-from-scratch/solution/Dockerfile',
    'COPY --from=build /server',
    'COPY --from=build /src',
    /from-scratch.*solution/i,
  ],
  [
    'a damage that no check notices and nobody explains',
    'lessons/02-from-scratch/variants/survivors.yaml',
    readFileSync(join(project, 'tests/second-course/lessons/02-from-scratch/variants/survivors.yaml'), 'utf8'),
    '[]\n',
    /Dockerfile:8 No check notices this damage: line 8 deleted: ENTRYPOINT/,
  ],
])('%s', async (_name, file, from, to, finding) => {
  expect(await lintWith(file, from, to)).toMatch(finding)
})
