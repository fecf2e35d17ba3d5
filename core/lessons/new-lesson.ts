/** The files of a new lesson: small, complete, and passing, so that its author changes something that works. */
import { stringify } from 'yaml'

export interface NewLesson {
  readonly slug: string
  readonly title: string
  readonly part: string
  /** Its place: `22`. */
  readonly number: number
}

/** What is wrong with a name for a lesson, in one sentence; undefined when it will do. */
export function newLessonProblem({ slug, title, number }: NewLesson, slugs: readonly string[]): string | undefined {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(slug))
    return `\`${slug}\` is no slug: lower case letters, digits and single hyphens, as in nginx-stage`
  if (title.trim().length < 3) return 'give the lesson a title of three letters or more'
  if (slugs.includes(slug)) return `there is a lesson \`${slug}\` already`
  return number > 99 ? 'a course has at most 99 lessons' : undefined
}

/** Texts by path below the lesson's folder. */
export function newLessonFiles(wanted: NewLesson): Readonly<Record<string, string>> {
  return {
    'lesson.md': lessonText(wanted),
    'start/replace/Dockerfile': 'FROM nginx:alpine\n',
    'solution/Dockerfile': 'FROM nginx:alpine AS web\n',
    'variants/accepted.yaml': stringify([
      {
        name: 'Another case',
        edits: [{ file: 'Dockerfile', find: 'FROM nginx:alpine AS web', replace: 'from nginx as WEB' }],
      },
    ]),
    'variants/rejected.yaml': stringify([
      {
        name: 'Another name',
        edits: [{ file: 'Dockerfile', find: 'AS web', replace: 'AS wab' }],
        failing: ['web'],
        at: { file: 'Dockerfile', line: 1 },
      },
      {
        name: 'A word too many',
        edits: [{ file: 'Dockerfile', find: 'AS web', replace: 'AS the web' }],
        failing: ['builds', 'web'],
      },
    ]),
  }
}

function lessonText({ title, part }: NewLesson): string {
  const front = stringify({
    title,
    part,
    minutes: 5,
    summary: 'One or two sentences: what this lesson is about, and why one wants to know.',
    learned: ['What the reader knows at the end, a sentence each.'],
    opens: 'Dockerfile',
    sandbox: true,
  })
  return `---
${front}---

Say what the reader needs for the task, and why it is so. Words of the course link the glossary: [stage](/glossary#stage).

:::task[Name the stage]{#name-it}
Say what is to be done, in one sentence. Here: call the stage \`web\`.

\`\`\`yaml checks
- id: builds
  title: The build succeeds
  build: { succeeds: true }
  hints:
    - say: 'Docker stops at the marked line.'
- id: web
  title: The first stage is called web
  stage: { named: web, first: true }
  hints:
    - when: { stage: unnamed }
      say: 'A name is given where the stage begins, with \`AS\`.'
    - say: 'Begin with \`FROM nginx:alpine AS web\`.'
\`\`\`
:::

The line \`sandbox: true\` keeps this lesson's files to itself. Take it out when the next lesson is to start from its solution.
`
}
