/** README of the reference. */
import type { ReferenceChoices } from './choices.ts'
import { MANAGER_FACTS } from './package-managers.ts'
import { SERVERS } from './versions.ts'

export function referenceReadme(choices: ReferenceChoices, commandLine?: string): string {
  const { port, image, manager } = choices
  const { install, run, lockfile } = MANAGER_FACTS[manager]
  const local = install.replace(/ --store-dir \S+/, '')
  return `# starter-react-app

A small React app and everything that takes it to production: one Dockerfile for every environment, an nginx that serves
it well, and a check of both on every push.

## In Docker

| | |
| --- | --- |
| \`docker compose up --build web\` | production, on http://localhost:${port} |
| \`docker compose up --build --watch dev\` | development, on http://localhost:3000; follows your editor |
| \`docker build --target test .\` | lint and tests |
| \`docker build --check .\` | Docker's own checks of the Dockerfile |
| \`docker build -t app . && sh smoke-test.sh app\` | builds the image, starts it, and looks at its answers |

Without Compose, production is started as:

\`\`\`sh
docker run --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges -p ${port}:${port} app
\`\`\`

## Without Docker

\`\`\`sh
${local}
${run('start')}
${run('test')}
\`\`\`

## What is here

- \`Dockerfile\`: stages \`base\`, \`dev\`, \`test\`, \`build\` and \`production\` (the default, on \`${SERVERS[image]}\`)
- \`.dockerignore\`: a list of what goes into the build context; a new file at the top must be added to it
- \`${lockfile}\`: exactly what is installed
- \`nginx/\`: \`nginx.conf\` (the server), \`site.conf\` (routes and caching), \`security-headers.conf\`
- \`compose.yaml\`: production (read-only, no capabilities) and development (watch)
- \`.github/workflows/ci.yml\`: checks, tests, build, smoke test; publishes to ghcr.io from \`main\` only
- \`renovate.json\`: moves versions, and adds digests to images and actions
- \`smoke-test.sh\`: what the running image must answer
${commandLine === undefined ? '' : ownChecks(commandLine)}
## Changing things

- **The port** (${port}) stands in \`Dockerfile\`, \`nginx/site.conf\`, \`compose.yaml\` and \`smoke-test.sh\`.
- **Scripts, styles, images or requests from another origin** need a place in \`nginx/security-headers.conf\`.
- **HTTPS** ends in front of the container; send \`Strict-Transport-Security\` from there.
- **A read-only root** needs \`/tmp\` as a tmpfs: in Kubernetes an \`emptyDir\` with \`medium: Memory\`.

MIT licence.
`
}

function ownChecks(commandLine: string): string {
  return `- \`${commandLine}\`: Stagecraft's command line, which the workflow calls; on your machine
  \`npx --yes ./${commandLine} lint .\`
`
}
