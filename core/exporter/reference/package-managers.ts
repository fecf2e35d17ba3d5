/** What differs between npm, yarn and pnpm: lockfile, commands, cache. */
import type { Manager } from './choices.ts'
import { PNPM, YARN } from './versions.ts'

export interface ManagerFacts {
  readonly lockfile: string
  /** Installs exactly what the lockfile names, or fails. */
  readonly install: string
  readonly installWithoutDevelopment: string
  /** Where packages are kept between builds; the user `node` owns it. */
  readonly cache: string
  /** How a script of package.json is run. */
  readonly run: (script: string) => string
  /** Lines of the base stage that bring the program in, where the Node image has it not. */
  readonly setup: readonly string[]
  /** `packageManager` of package.json; npm needs none. */
  readonly pinned: string | undefined
}

const STORE = '/home/node/.pnpm-store'

export const MANAGER_FACTS: Readonly<Record<Manager, ManagerFacts>> = {
  npm: {
    lockfile: 'package-lock.json',
    install: 'npm ci',
    installWithoutDevelopment: 'npm ci --omit=dev',
    cache: '/home/node/.npm',
    run: (script) => (script === 'start' || script === 'test' ? `npm ${script}` : `npm run ${script}`),
    setup: [],
    pinned: undefined,
  },
  yarn: {
    lockfile: 'yarn.lock',
    install: 'yarn install --frozen-lockfile',
    installWithoutDevelopment: 'yarn install --frozen-lockfile --production',
    cache: '/home/node/.cache',
    run: (script) => `yarn ${script}`,
    setup: [],
    pinned: `yarn@${YARN}`,
  },
  pnpm: {
    lockfile: 'pnpm-lock.yaml',
    install: `pnpm install --frozen-lockfile --store-dir ${STORE}`,
    installWithoutDevelopment: `pnpm install --frozen-lockfile --prod --store-dir ${STORE}`,
    cache: STORE,
    run: (script) => `pnpm ${script}`,
    setup: ['# The Node image brings npm and yarn along.', `RUN npm install --global pnpm@${PNPM}`],
    pinned: `pnpm@${PNPM}`,
  },
}
