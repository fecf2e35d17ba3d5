/** The words in which a lesson speaks to a project of the learner's own: its manager's commands, its folder, its port. */

import type { OwnWord } from '@/core/checks/own-word.ts'
import type { ProjectFacts } from '@/core/workspace/project-facts.ts'
import type { PackageManager } from '@/core/workspace/projects.ts'

export type OwnWords = Readonly<Partial<Record<OwnWord, string>>>

export function ownWords({ manager, lockfile, port, buildFolder, source, scripts }: ProjectFacts): OwnWords {
  const speech = SPEECH[manager.value]
  const script = scripts.start === undefined && scripts.dev !== undefined ? 'dev' : 'start'
  const words: Record<OwnWord, string | undefined> = {
    port: port.value?.toString(),
    folder: buildFolder.value,
    manager: manager.value,
    manifests: ['package.json', ...(lockfile === undefined ? [] : [lockfile])]
      .map((name) => `\`${name}\``)
      .join(' and '),
    install: lockfile === undefined ? `${manager.value} install` : speech.frozen,
    production: `${lockfile === undefined ? `${manager.value} install` : speech.frozen} ${speech.production}`,
    build: speech.script('build'),
    test: speech.script('test'),
    start: JSON.stringify(speech.script(script).split(' ')),
    cache: speech.cache,
    source,
  }
  return Object.fromEntries(Object.entries(words).filter(([, word]) => word !== undefined))
}

interface Speech {
  /** Installs exactly what the lockfile says. */
  readonly frozen: string
  /** Leaves the development dependencies out. */
  readonly production: string
  script(name: string): string
  /** Where root's downloads lie. */
  readonly cache: string
}

const SPEECH: Readonly<Record<PackageManager, Speech>> = {
  npm: {
    frozen: 'npm ci',
    production: '--omit=dev',
    script: (name) => (name === 'start' || name === 'test' ? `npm ${name}` : `npm run ${name}`),
    cache: '/root/.npm',
  },
  yarn: {
    frozen: 'yarn install --frozen-lockfile',
    production: '--production',
    script: (name) => `yarn ${name}`,
    cache: '/usr/local/share/.cache/yarn',
  },
  pnpm: {
    frozen: 'pnpm install --frozen-lockfile',
    production: '--prod',
    script: (name) => `pnpm ${name}`,
    cache: '/root/.local/share/pnpm/store',
  },
}

const HOLE = /\{(\w+)\}/g

/** `on port {port}` → `on port 5173`; undefined when a word is not known of this project. */
export function fillIn(text: string, words: OwnWords): string | undefined {
  const holes = [...text.matchAll(HOLE)].map((match) => match[1] as OwnWord)
  if (holes.some((hole) => words[hole] === undefined)) return undefined
  return text.replace(HOLE, (_, hole: OwnWord) => words[hole]!)
}
