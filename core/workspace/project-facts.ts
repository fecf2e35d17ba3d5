/**
 * What the files of a React project say about how it is installed, started and built. Read from texts, never run: what
 * cannot be read is undefined, with the reason, and the learner is asked.
 */
import type { Files } from './lesson-files.ts'
import { projectSource } from './project-source.ts'
import type { OwnProject, PackageManager } from './projects.ts'

export interface Read<T> {
  readonly value: T
  /** Where it stands, or why it is not known: `vite.config.ts`, `you`, `no lockfile`. */
  readonly from: string
}

export interface ProjectFacts {
  readonly name: string
  readonly tool: 'vite' | 'create-react-app' | 'next' | undefined
  readonly manager: Read<PackageManager>
  /** Where `npm run build` leaves the site, below the project's folder. */
  readonly buildFolder: Read<string | undefined>
  /** Port of the development server. */
  readonly port: Read<number | undefined>
  readonly scripts: Readonly<Record<string, string>>
  /** That of the manager; undefined when there is none. */
  readonly lockfile: string | undefined
  /** A source file that one would edit: `src/App.tsx`. */
  readonly source: string | undefined
}

interface Manifest {
  readonly name: string | undefined
  readonly packageManager: string
  readonly scripts: Readonly<Record<string, string>>
  readonly packages: ReadonlySet<string>
}

export function projectFacts(files: Files, own?: Pick<OwnProject, 'name' | 'answers'>): ProjectFacts {
  const manifest = manifestOf(textOf(files, 'package.json'))
  const tool = toolOf(manifest)
  const { manager, buildFolder, port } = own?.answers ?? {}
  const managed = manager ? { value: manager, from: 'you' } : managerOf(files, manifest)
  return {
    name: folderName(own?.name ?? manifest.name ?? 'app'),
    tool,
    manager: managed,
    buildFolder: buildFolder ? { value: buildFolder, from: 'you' } : buildFolderOf(files, manifest, tool),
    port: port ? { value: port, from: 'you' } : portOf(files, manifest, tool),
    scripts: manifest.scripts,
    lockfile: LOCKFILES.find(([file, of]) => of === managed.value && file in files)?.[0],
    source: projectSource(Object.keys(files)),
  }
}

/** Whether this can be taken through the course at all; the reason when it cannot. */
export function projectProblem(files: Files): string | undefined {
  const text = textOf(files, 'package.json')
  if (text === undefined) return 'There is no package.json at the top of it, so it is no project that Node installs.'
  if (parsed(text) === undefined) return 'Its package.json is not valid JSON.'
  return undefined
}

const LOCKFILES: readonly (readonly [string, PackageManager])[] = [
  ['pnpm-lock.yaml', 'pnpm'],
  ['yarn.lock', 'yarn'],
  ['package-lock.json', 'npm'],
  ['npm-shrinkwrap.json', 'npm'],
]

function managerOf(files: Files, { packageManager }: Manifest): Read<PackageManager> {
  const named = /^(npm|yarn|pnpm)@/.exec(packageManager)?.[1]
  if (named) return { value: named as PackageManager, from: 'packageManager in package.json' }
  const found = LOCKFILES.filter(([file]) => file in files)
  const first = found[0]
  if (first && found.length === 1) return { value: first[1], from: first[0] }
  if (first) return { value: first[1], from: `${found.map(([file]) => file).join(' and ')}: the first is taken` }
  return { value: 'npm', from: 'no lockfile: what comes with Node' }
}

function toolOf({ packages }: Manifest): ProjectFacts['tool'] {
  if (packages.has('next')) return 'next'
  if (packages.has('react-scripts')) return 'create-react-app'
  return packages.has('vite') ? 'vite' : undefined
}

type Asked<T> = Read<T | undefined>

function buildFolderOf(files: Files, { scripts }: Manifest, tool: ProjectFacts['tool']): Asked<string> {
  switch (tool) {
    case 'vite':
      return viteFolder(files, scripts)
    case 'create-react-app': {
      const set = /\bBUILD_PATH=["']?([^\s"'&]+)/.exec(`${scripts.build ?? ''} ${envText(files)}`)?.[1]
      return set ? folder(set, 'BUILD_PATH') : { value: 'build', from: 'Create React App’s own' }
    }
    case 'next':
      return nextFolder(files)
    case undefined:
      return { value: undefined, from: 'no build tool is known from package.json' }
  }
}

function viteFolder(files: Files, scripts: Manifest['scripts']): Asked<string> {
  const flag = /\bvite\s+build\b[^&|;]*?--outDir[= ]["']?([^\s"'&|;]+)/.exec(scripts.build ?? '')?.[1]
  if (flag) return folder(flag, 'the build script')
  const config = configOf(files, 'vite.config')
  if (!config) return { value: 'dist', from: 'Vite’s own' }
  const at = /\boutDir\s*:\s*/.exec(config.text)
  if (!at) return { value: 'dist', from: 'Vite’s own' }
  const literal = /^(["'`])([^"'`$]+)\1/.exec(config.text.slice(at.index + at[0].length))?.[2]
  return literal
    ? folder(literal, config.name)
    : { value: undefined, from: `${config.name} works it out while it runs` }
}

function nextFolder(files: Files): Asked<string> {
  const config = configOf(files, 'next.config')
  if (!config || !/\boutput\s*:\s*["']export["']/.test(config.text)) {
    return { value: undefined, from: "Next.js without output: 'export' needs a Node server, not a folder of files" }
  }
  const dist = /\bdistDir\s*:\s*["']([^"']+)["']/.exec(config.text)?.[1]
  return dist ? folder(dist, config.name) : { value: 'out', from: 'Next.js’ own for a static export' }
}

/** Only a folder inside of the project is one the lessons can speak of. */
function folder(written: string, from: string): Asked<string> {
  const clean = written.replace(/^\.\//, '').replace(/\/+$/, '')
  const leaves = clean === '' || clean.startsWith('/') || clean.split('/').includes('..')
  return leaves
    ? { value: undefined, from: `${from} names a folder outside of the project: ${written}` }
    : { value: clean, from }
}

const PORTS = { vite: 5173, 'create-react-app': 3000, next: 3000 } as const

function portOf(files: Files, { scripts }: Manifest, tool: ProjectFacts['tool']): Asked<number> {
  const script = scripts.start ?? scripts.dev ?? ''
  const flag = /(?:--port[= ]|\s-p[= ]?|\bPORT=)(\d{2,5})\b/.exec(script)?.[1]
  if (flag) return { value: Number(flag), from: 'the script that starts it' }
  if (tool === 'create-react-app') {
    const set = /^\s*PORT=(\d{2,5})\s*$/m.exec(envText(files))?.[1]
    if (set) return { value: Number(set), from: '.env' }
  }
  const config = tool === 'vite' ? configOf(files, 'vite.config') : undefined
  const server = config && /\bserver\s*:\s*\{([\s\S]*?)\}/.exec(config.text)?.[1]
  const at = server && /\bport\s*:\s*([^,}\s]+)/.exec(server)?.[1]
  if (at) {
    const port = /^\d{2,5}$/.test(at) ? Number(at) : undefined
    return { value: port, from: port ? config.name : `${config.name} works it out while it runs` }
  }
  return tool
    ? { value: PORTS[tool], from: 'the tool’s own' }
    : { value: undefined, from: 'no tool is known from package.json' }
}

function configOf(files: Files, stem: string): { readonly name: string; readonly text: string } | undefined {
  const name = ['js', 'ts', 'mjs', 'mts', 'cjs', 'cts'].map((end) => `${stem}.${end}`).find((path) => path in files)
  return name === undefined ? undefined : { name, text: withoutComments(textOf(files, name) ?? '') }
}

/** A setting in a comment is none. A `//` after a colon is an address. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:"'`])\/\/[^\n]*/g, '$1')
}

function envText(files: Files): string {
  return textOf(files, '.env') ?? ''
}

function textOf(files: Files, path: string): string | undefined {
  const file = files[path]
  return file?.encoding === 'utf8' ? file.text : undefined
}

function manifestOf(text: string | undefined): Manifest {
  const { name, packageManager, scripts, dependencies, devDependencies } = parsed(text ?? '') ?? {}
  return {
    name: typeof name === 'string' ? name : undefined,
    packageManager: typeof packageManager === 'string' ? packageManager : '',
    scripts: strings(scripts),
    packages: new Set([...Object.keys(strings(dependencies)), ...Object.keys(strings(devDependencies))]),
  }
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''))
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

function strings(value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(Object.entries(value).filter(([, each]) => typeof each === 'string')) as Record<
    string,
    string
  >
}

/** `@shop/web` → `web`: a name that a folder, an image and a file may have. */
function folderName(name: string): string {
  const last = name.split('/').at(-1) ?? ''
  return (
    last
      .toLowerCase()
      .replace(/[^a-z0-9._-]+/g, '-')
      .replace(/^[._-]+|[._-]+$/g, '')
      .slice(0, 60) || 'app'
  )
}
