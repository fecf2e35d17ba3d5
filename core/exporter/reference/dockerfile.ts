/** The Dockerfile: base, dev, test, build and production, cached and pinned, as a numeric user from first to last. */
import type { ReferenceChoices } from './choices.ts'
import { MANAGER_FACTS, type ManagerFacts } from './package-managers.ts'
import { NODE_IMAGE, SERVERS, SYNTAX } from './versions.ts'

/** The user `node` of the Node image, and `nginx` of both nginx images: by number, so that Kubernetes can see it is not root. */
const NODE_USER = '1000:1000'
const NGINX_USER = '101:101'

export function dockerfile(choices: ReferenceChoices): string {
  const manager = MANAGER_FACTS[choices.manager]
  const parts = [head(), base(manager), dev(manager), test(manager), build(manager), production(choices)]
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

function head(): readonly string[] {
  return [`# syntax=${SYNTAX}`, '# check=error=true']
}

function base(manager: ManagerFacts): readonly string[] {
  return [
    '# What all environments share: a Node, a folder, the list of packages.',
    `FROM ${NODE_IMAGE} AS base`,
    ...manager.setup,
    'WORKDIR /app',
    `RUN chown ${NODE_USER} /app`,
    `USER ${NODE_USER}`,
    `COPY --chown=${NODE_USER} package.json ${manager.lockfile} ./`,
  ]
}

/** The packages of the cache mount belong to the user who installs. */
function install(manager: ManagerFacts, command: string): readonly string[] {
  return [`RUN --mount=type=cache,target=${manager.cache},uid=1000,gid=1000 \\`, `    ${command}`]
}

const SOURCES = [
  `COPY --chown=${NODE_USER} index.html vite.config.js ./`,
  `COPY --chown=${NODE_USER} public public`,
  `COPY --chown=${NODE_USER} src src`,
]

function dev(manager: ManagerFacts): readonly string[] {
  return [
    '# docker build --target dev: everything installed, the development server on port 3000.',
    'FROM base AS dev',
    ...install(manager, manager.install),
    ...SOURCES,
    'EXPOSE 3000',
    `CMD ${JSON.stringify(manager.run('start').split(' '))}`,
  ]
}

function test(manager: ManagerFacts): readonly string[] {
  return [
    '# docker build --target test: fails when a check or a test does.',
    'FROM dev AS test',
    '# The linter leaves out what .gitignore names: node_modules.',
    `COPY --chown=${NODE_USER} .gitignore ./`,
    `RUN ${manager.run('lint')}`,
    `RUN ${manager.run('test')}`,
  ]
}

function build(manager: ManagerFacts): readonly string[] {
  return [
    '# The site, made without the development dependencies.',
    'FROM base AS build',
    ...install(manager, manager.installWithoutDevelopment),
    ...SOURCES,
    'ARG VITE_GREETING',
    `RUN ${manager.run('build')}`,
  ]
}

function production({ image, port }: ReferenceChoices): readonly string[] {
  return [
    '# The default: nginx and the site. Everything belongs to root, so the server can change nothing it serves.',
    `FROM ${SERVERS[image]} AS production`,
    'COPY nginx/nginx.conf /etc/nginx/nginx.conf',
    'COPY nginx/security-headers.conf /etc/nginx/security-headers.conf',
    'COPY nginx/site.conf /etc/nginx/conf.d/default.conf',
    'COPY --from=build --chown=0:0 /app/build /usr/share/nginx/html',
    `USER ${NGINX_USER}`,
    `EXPOSE ${port}`,
    '# ENTRYPOINT and CMD are the image’s own.',
    'HEALTHCHECK --interval=30s --timeout=3s --start-period=5s --retries=3 \\',
    `    CMD ["wget", "-q", "-O", "/dev/null", "http://127.0.0.1:${port}/"]`,
    ...labels(),
  ]
}

/** Last, for they change with every commit and nothing below would be cached. */
function labels(): readonly string[] {
  return [
    'ARG VERSION=dev',
    'ARG REVISION=unknown',
    'ARG CREATED=1970-01-01T00:00:00Z',
    'ARG SOURCE=unknown',
    'LABEL org.opencontainers.image.title="starter-react-app" \\',
    '      org.opencontainers.image.description="A small React app, served by nginx" \\',
    '      org.opencontainers.image.licenses="MIT" \\',
    '      org.opencontainers.image.version="${VERSION}" \\',
    '      org.opencontainers.image.revision="${REVISION}" \\',
    '      org.opencontainers.image.created="${CREATED}" \\',
    '      org.opencontainers.image.source="${SOURCE}"',
  ]
}
