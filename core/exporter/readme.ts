/** The README of a take-home project: the commands that work with what the learner wrote. */

export interface ReadmeFacts {
  /** Folder and image name: `starter-react-app`. */
  readonly name: string
  readonly hasDockerfile: boolean
  readonly stages: readonly { readonly name: string | undefined; readonly base: string }[]
  /** Port the default image serves on, where the engine knows it. */
  readonly port: number | undefined
}

/** `files` is what lies beside it; `scripts` those of its package.json. */
export function projectReadme(facts: ReadmeFacts, files: readonly string[], scripts: readonly string[]): string {
  const parts = [
    intro(facts),
    facts.hasDockerfile ? docker(facts) : withoutDocker(),
    local(scripts),
    about(facts, topOf(files)),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

function intro(facts: ReadmeFacts): string {
  return `# ${facts.name}\n\nThe app of the course, with the Dockerfile you wrote in Stagecraft.`
}

function docker(facts: ReadmeFacts): string {
  const base = facts.stages.at(-1)?.base
  const guessed = facts.port ?? (base === undefined || base.includes('nginx') ? 80 : undefined)
  return [
    '## Build the image and run it',
    '',
    '```sh',
    `docker build -t ${facts.name} .`,
    `docker run --rm ${guessed === undefined ? '' : `-p 8080:${guessed} `}${facts.name}`,
    '```',
    '',
    facts.port !== undefined
      ? `Then open http://localhost:8080. Inside the container the server listens on ${facts.port}.`
      : guessed === undefined
        ? 'Which port the program listens on could not be worked out from the Dockerfile: publish it with `-p 8080:PORT`.'
        : `The port inside the container could not be worked out from the Dockerfile; ${guessed} is the usual one of nginx.`,
  ].join('\n')
}

function withoutDocker(): string {
  return 'There is no Dockerfile yet: write one at the top of this folder, then `docker build -t app .` builds it.'
}

const SCRIPTS = {
  start: 'npm start       # http://localhost:3000',
  test: 'npm test',
  build: 'npm run build   # writes build/',
}

function local(scripts: readonly string[]): string {
  const lines = Object.entries(SCRIPTS).flatMap(([name, line]) => (scripts.includes(name) ? [line] : []))
  if (lines.length === 0) return ''
  return ['## Work on the app', '', '```sh', 'npm ci', ...lines, '```'].join('\n')
}

const PARTS = {
  '.dockerignore': '- `.dockerignore`: what stays out of the build context',
  'nginx.conf': '- `nginx.conf`: how nginx serves the site',
}

/** What anybody may lay around an app, and is not the app. */
const AROUND = /^(?:\..*|Dockerfile.*|nginx\.conf|package(?:-lock)?\.json|.*\.config\.js|LICENSE|README\.md)$/

function about(facts: ReadmeFacts, top: readonly string[]): string {
  const app = top.filter((name) => !AROUND.test(name))
  const lines = ['## What is here', '', '- `Dockerfile`: how the image is made']
  if (!facts.hasDockerfile) lines.pop()
  facts.stages.forEach((stage, index) => {
    lines.push(`  - stage ${stage.name === undefined ? index : `\`${stage.name}\``}, on \`${stage.base}\``)
  })
  return [
    ...lines,
    ...Object.entries(PARTS).flatMap(([name, line]) => (top.includes(name) ? [line] : [])),
    ...(app.length === 0 ? [] : [`- ${app.map((name) => `\`${name}\``).join(', ')}: the app`]),
  ].join('\n')
}

/** Folders first, with a slash behind them. */
function topOf(files: readonly string[]): readonly string[] {
  const names = new Set(files.map((path) => path.replace(/\/.*$/s, '/')))
  return [...names].sort(
    (one, other) => Number(other.endsWith('/')) - Number(one.endsWith('/')) || (one < other ? -1 : 1),
  )
}
