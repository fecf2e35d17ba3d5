/** What can be chosen about the finished reference. */

export const MANAGERS = ['npm', 'yarn', 'pnpm'] as const
export const SERVER_IMAGES = ['official', 'unprivileged'] as const

export type Manager = (typeof MANAGERS)[number]
export type ServerImage = (typeof SERVER_IMAGES)[number]

export interface ReferenceChoices {
  readonly manager: Manager
  readonly image: ServerImage
  /** The container's port; below 1024 only root may listen in many runtimes. */
  readonly port: number
}

export const DEFAULT_CHOICES: ReferenceChoices = { manager: 'npm', image: 'unprivileged', port: 8080 }

export const LOWEST_PORT = 1024
export const HIGHEST_PORT = 65535

/** Port of the app's development server, which the same machine may run beside the container. */
const DEVELOPMENT_PORT = 3000

/** Why a port cannot be chosen; undefined when it can. */
export function portProblem(port: number): string | undefined {
  if (!Number.isInteger(port) || port < LOWEST_PORT || port > HIGHEST_PORT)
    return `the port is a whole number from ${LOWEST_PORT} to ${HIGHEST_PORT}: below, only root may listen`
  return port === DEVELOPMENT_PORT ? `${DEVELOPMENT_PORT} is the port of the development server` : undefined
}

/** `npm-unprivileged-8080`: names the combination in files and tests. */
export function nameOf({ manager, image, port }: ReferenceChoices): string {
  return `${manager}-${image}-${port}`
}

/** Where the site serves the combination as a file, on the usual port: `take-home/npm-official.tar.gz`. */
export function staticArchive({ manager, image }: ReferenceChoices): string {
  return `take-home/${manager}-${image}.tar.gz`
}
