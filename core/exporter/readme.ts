/** The README of a take-home project: the commands that work with what the learner wrote. */

export interface ReadmeFacts {
  /** Folder and image name: `starter-react-app`. */
  readonly name: string
  readonly hasDockerfile: boolean
  readonly stages: readonly { readonly name: string | undefined; readonly base: string }[]
  /** Port the default image serves on, where the engine knows it. */
  readonly port: number | undefined
}

export function projectReadme(facts: ReadmeFacts): string {
  const parts = [intro(facts), facts.hasDockerfile ? docker(facts) : withoutDocker(), local(), about(facts)]
  return `${parts.join('\n\n')}\n`
}

function intro(facts: ReadmeFacts): string {
  return `# ${facts.name}\n\nA small React app with the Dockerfile you wrote in the Stagecraft course.`
}

function docker(facts: ReadmeFacts): string {
  const port = facts.port ?? 80
  return [
    '## Build the image and run it',
    '',
    '```sh',
    `docker build -t ${facts.name} .`,
    `docker run --rm -p 8080:${port} ${facts.name}`,
    '```',
    '',
    facts.port === undefined
      ? `The port inside the container could not be worked out from the Dockerfile; ${port} is the usual one of nginx.`
      : `Then open http://localhost:8080. Inside the container the server listens on ${port}.`,
  ].join('\n')
}

function withoutDocker(): string {
  return 'There is no Dockerfile yet: write one at the top of this folder, then `docker build -t app .` builds it.'
}

function local(): string {
  return [
    '## Work on the app',
    '',
    '```sh',
    'npm ci',
    'npm start       # http://localhost:3000',
    'npm test',
    'npm run build   # writes build/',
    '```',
  ].join('\n')
}

function about(facts: ReadmeFacts): string {
  const lines = ['## What is here', '', '- `Dockerfile`: how the image is made']
  if (!facts.hasDockerfile) lines.pop()
  facts.stages.forEach((stage, index) => {
    lines.push(`  - stage ${stage.name === undefined ? index : `\`${stage.name}\``}, on \`${stage.base}\``)
  })
  return [
    ...lines,
    '- `.dockerignore`: what stays out of the build context',
    '- `nginx.conf`: how nginx serves the site',
    '- `src/`, `public/`, `index.html`: the app',
  ].join('\n')
}
