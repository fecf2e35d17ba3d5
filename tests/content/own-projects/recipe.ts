/** Right answers for a project of one's own: the files and commands of every lesson, written from the project's own words. */

export interface Recipe {
  readonly prepare: readonly string[]
  readonly manifests: string
  readonly more?: readonly string[]
  readonly install: string
  /** Takes the development dependencies out after the build. */
  readonly prune: string | null
  /** The install that leaves them out, where the build needs none of them. */
  readonly production?: string
  readonly build: string
  readonly test: string
  readonly cache: string
  readonly start: readonly string[]
}

export interface OwnProject {
  readonly title: string
  readonly facts: { readonly manager: string; readonly buildFolder: string; readonly port: number }
  readonly recipe: Recipe
  readonly files: Readonly<Record<string, string>>
  readonly answers?: { readonly buildFolder?: string; readonly port?: number }
}

export interface Answer {
  readonly files: Readonly<Record<string, string>>
  readonly run: readonly string[]
}

const CONF = (port: number) => `server {
    listen ${port};
    root /usr/share/nginx/html;
    location / {
        try_files $uri /index.html;
    }
    location /assets/ {
        try_files $uri =404;
    }
}
`

/** What the learner may hold at the end of this lesson. */
export function answerTo(slug: string, project: OwnProject): Answer {
  const parts = partsOf(project)
  return {
    files: {
      Dockerfile: `${dockerfile(slug, project, parts).join('\n')}\n`,
      '.dockerignore': `node_modules\n${project.facts.buildFolder}\n`,
      'nginx.conf': CONF(UNPRIVILEGED.has(slug) ? 8080 : 80),
    },
    run: COMMANDS[slug]?.(project) ?? [],
  }
}

const UNPRIVILEGED = new Set(['non-root', 'build-args', 'healthcheck', 'one-dockerfile'])

const COMMANDS: Readonly<Record<string, (project: OwnProject) => readonly string[]>> = {
  'build-and-run': ({ facts }) => ['docker build -t react-b .', `docker run -d -p ${facts.port}:${facts.port} react-b`],
  'compare-images': () => [
    'docker build --target builder -t react-b .',
    'docker build -t react-multi:latest .',
    'docker images',
  ],
  'build-target': () => ['docker build --target builder -t react-b:builder .'],
}

type Parts = ReturnType<typeof partsOf>

function partsOf({ recipe, facts }: OwnProject) {
  const { prepare, manifests, more = [], install, prune, production, build, test, cache } = recipe
  const mounted = (command: string, flags: string) => `RUN ${flags} ${command}`
  const cached = `--mount=type=cache,target=${cache}`
  const head = ['WORKDIR /app', ...prepare, `COPY ${manifests} ./`, ...more]
  const shipped = production ?? install
  const afterBuild = prune === null ? [] : [`RUN ${prune}`]
  return {
    head,
    cached,
    dev: [...head, `RUN ${install}`, 'COPY . .', `EXPOSE ${facts.port}`, `CMD ${JSON.stringify(recipe.start)}`],
    pruned: [...head, `RUN ${shipped}`, 'COPY . .', `RUN ${build}`, ...afterBuild],
    production: [...head, `RUN ${shipped}`, 'COPY . .', `RUN ${build}`],
    cachedProduction: [...head, mounted(shipped, cached), 'COPY . .', `RUN ${build}`],
    tokenProduction: [
      ...head,
      mounted(shipped, `${cached} --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN`),
      'COPY . .',
      'ARG VITE_GREETING',
      `RUN ${build}`,
    ],
    tests: ['', 'FROM builder AS build2', `RUN ${install}`, `RUN ${test}`],
    cachedTests: ['', 'FROM builder AS build2', mounted(install, cached), `RUN ${test}`],
    ships: (base: string) => [
      '',
      `FROM ${base}`,
      'COPY nginx.conf /etc/nginx/conf.d/default.conf',
      `COPY --from=builder /app/${facts.buildFolder} /usr/share/nginx/html`,
    ],
    extra: ['COPY --from=nginx:alpine /etc/nginx/nginx.conf /nginx.conf'],
  }
}

const NODE = 'FROM node:22-alpine'
const CHOSEN = ['ARG NODE_VERSION=22', 'FROM node:${NODE_VERSION}-alpine AS builder']
const PLAIN = 'nginx:alpine'
const BARE = 'nginxinc/nginx-unprivileged:alpine'
const HEALTH = 'HEALTHCHECK CMD wget -q -O /dev/null http://127.0.0.1:8080/ || exit 1'

function dockerfile(slug: string, { recipe, facts }: OwnProject, parts: Parts): readonly string[] {
  const named = `${NODE} AS builder`
  switch (slug) {
    case 'development-dockerfile':
    case 'dockerignore':
    case 'build-and-run':
      return [NODE, ...parts.dev]
    case 'production-build':
    case 'nginx-conf':
      return [NODE, ...parts.pruned]
    case 'name-the-stage':
      return [named, ...parts.pruned]
    case 'nginx-stage':
    case 'compare-images':
    case 'build-target':
    case 'build-checks':
      return [named, ...parts.production, ...parts.ships(PLAIN)]
    case 'stage-from-stage':
      return [named, ...parts.production, ...parts.tests, ...parts.ships(PLAIN)]
    case 'cache-mounts':
      return [named, ...parts.cachedProduction, ...parts.cachedTests, ...parts.ships(PLAIN), ...parts.extra]
    case 'non-root':
      return [named, ...parts.cachedProduction, ...parts.cachedTests, ...parts.ships(BARE), ...parts.extra]
    case 'build-args':
      return [...CHOSEN, ...parts.tokenProduction, ...parts.cachedTests, ...parts.ships(BARE)]
    case 'healthcheck':
      return [...CHOSEN, ...parts.tokenProduction, ...parts.cachedTests, ...parts.ships(BARE), HEALTH]
    case 'one-dockerfile': {
      const start = ['', `EXPOSE ${facts.port}`, `CMD ${JSON.stringify(recipe.start)}`]
      const dev = [
        '',
        CHOSEN[1]!.replace('builder', 'dev'),
        ...parts.head,
        `RUN ${recipe.install}`,
        'COPY . .',
        ...start,
      ]
      return [...CHOSEN, ...parts.tokenProduction, ...dev, ...parts.ships(BARE), HEALTH]
    }
    default:
      return [named, ...parts.production, ...parts.tests, ...parts.ships(PLAIN), ...parts.extra]
  }
}
