/** Near-misses that are to fail in a project of one's own as they do in the starter. */
import type { Answer, OwnProject } from './recipe.ts'

type Made = Answer['files']

export interface Mistake {
  readonly slug: string
  readonly check: string
  readonly what: string
  make(right: Made, project: OwnProject): Made
  /** Projects in which this is none. */
  not?(project: OwnProject): boolean
}

/** Replaces in one file; a replacement that changes nothing would prove nothing. */
function change(file: string, from: string | RegExp, to: string) {
  return (right: Made): Made => {
    const before = right[file] ?? ''
    const after = before.replace(from, to)
    if (after === before) throw new Error(`${file} holds no ${from}`)
    return { ...right, [file]: after }
  }
}

const DOCKERFILE = 'Dockerfile'
const isWorkspace = ({ files }: OwnProject) => files['package.json']?.includes('"workspaces"') === true
const hasNoTests = (project: OwnProject) => isWorkspace(project) || !project.files['package.json']?.includes('"test"')

export const MISTAKES: readonly Mistake[] = [
  {
    slug: 'development-dockerfile',
    check: 'node-image',
    what: 'another base',
    make: change(DOCKERFILE, 'node:22', 'nginx'),
  },
  {
    slug: 'dockerignore',
    check: 'build-out',
    what: 'another folder',
    make: change('.dockerignore', /\n.+\n/, '\nelsewhere\n'),
  },
  {
    slug: 'dockerignore',
    check: 'sources-in',
    what: 'everything out',
    make: change('.dockerignore', /$/, '**/*.[jt]s*\n'),
  },
  { slug: 'nginx-conf', check: 'site', what: 'another port', make: change('nginx.conf', '80', '81') },
  { slug: 'nginx-conf', check: 'accepted', what: 'no semicolon', make: change('nginx.conf', '80;', '80') },
  {
    slug: 'nginx-conf',
    check: 'deep-links',
    what: 'no fallback',
    make: change('nginx.conf', '/index.html', '=404'),
    not: ({ files }) => 'next.config.mjs' in files,
  },
  { slug: 'name-the-stage', check: 'builder', what: 'another name', make: change(DOCKERFILE, 'builder', 'built') },
  {
    slug: 'nginx-stage',
    check: 'nginx-image',
    what: 'still Node',
    make: change(DOCKERFILE, 'nginx:alpine', 'node:22-alpine'),
  },
  {
    slug: 'nginx-stage',
    check: 'builds',
    what: 'a stage that is not there',
    make: change(DOCKERFILE, '--from=builder', '--from=bilder'),
  },
  {
    slug: 'nginx-stage',
    check: 'nothing-left-over',
    what: 'the whole folder',
    make: (right, { facts }) => change(DOCKERFILE, `/app/${facts.buildFolder}`, '/app')(right),
    not: isWorkspace,
  },
  {
    slug: 'stage-from-stage',
    check: 'gate',
    what: 'no tests in it',
    make: (right, { recipe }) => change(DOCKERFILE, `RUN ${recipe.test}\n`, '')(right),
    not: hasNoTests,
  },
  {
    slug: 'stage-from-stage',
    check: 'gate',
    what: 'swallowed',
    make: (right, { recipe }) => change(DOCKERFILE, recipe.test, `${recipe.test} || true`)(right),
    not: hasNoTests,
  },
  {
    slug: 'stage-from-stage',
    check: 'based',
    what: 'from Node',
    make: change(DOCKERFILE, 'FROM builder', 'FROM node:22-alpine'),
  },
  { slug: 'external-image', check: 'file', what: 'not there', make: change(DOCKERFILE, /COPY --from=nginx.*/, '') },
  {
    slug: 'layer-cache',
    check: 'cached',
    what: 'all copied first',
    make: change(DOCKERFILE, 'WORKDIR /app\n', 'WORKDIR /app\nCOPY . .\n'),
  },
  {
    slug: 'cache-mounts',
    check: 'mounted',
    what: 'no mount',
    make: change(DOCKERFILE, /--mount=type=cache,target=\S+ /, ''),
  },
  { slug: 'non-root', check: 'user', what: 'root', make: change(DOCKERFILE, 'nginxinc/nginx-unprivileged', 'nginx') },
  { slug: 'build-args', check: 'version', what: 'a fixed tag', make: change(DOCKERFILE, '${NODE_VERSION}', '22') },
  { slug: 'build-args', check: 'secret', what: 'no secret', make: change(DOCKERFILE, /--mount=type=secret\S+ /, '') },
  { slug: 'healthcheck', check: 'health', what: 'none', make: change(DOCKERFILE, /HEALTHCHECK.*/, '') },
  {
    slug: 'healthcheck',
    check: 'health',
    what: 'another port',
    make: change(DOCKERFILE, '127.0.0.1:8080', '127.0.0.1:9090'),
  },
  { slug: 'build-checks', check: 'clean', what: 'mixed case', make: change(DOCKERFILE, ' AS ', ' as ') },
  { slug: 'one-dockerfile', check: 'dev', what: 'another name', make: change(DOCKERFILE, 'AS dev', 'AS development') },
]
