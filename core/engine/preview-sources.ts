/** What the preview can look at, and how each stands: the image's own container, and those of the terminal. */
import type { BundleRequest } from '@/core/bundle/bundle.ts'
import type { Work } from '@/core/checks/work.ts'
import type { Container, Health, Serves } from '@/core/container/container.ts'
import { digestNode } from '@/core/files/digest.ts'
import type { StoredContainer } from '@/core/terminal/terminal.ts'
import { FRESH, previewContainer } from './preview-containers.ts'
import { type StandIn, standInOf, standInProblem } from './stand-in.ts'

export interface PreviewSource {
  readonly id: string
  /** Name of the container; empty for the fresh one. */
  readonly name: string
  readonly image: string
  /** Ports of the learner's machine that lead to it. */
  readonly ports: readonly number[]
  readonly state: SourceState
  readonly serves: Serves | undefined
  /** As `docker logs` shows them. */
  readonly log: readonly string[]
  readonly health: Health
  /** What is shown in place of a development server's modules; undefined where nothing is. */
  readonly standIn: 'recorded' | 'bundled' | undefined
  /** Why the page of a development server's edited sources is not shown. */
  readonly notShown: string | undefined
  /** The bundle its page waits for. */
  readonly wants: BundleRequest | undefined
  /** Another text when another answer may come. */
  readonly version: string
}

export type SourceState =
  | { readonly kind: 'answers' }
  | { readonly kind: 'not-built'; readonly message: string }
  | { readonly kind: 'exited'; readonly code: number | undefined; readonly reason: string }
  | { readonly kind: 'cannot-start'; readonly code: number; readonly message: string }
  /** It runs and listens, but no port of the machine leads there. */
  | { readonly kind: 'not-published'; readonly listens: readonly number[] }
  /** It runs; nothing in it listens where it could be reached. */
  | { readonly kind: 'silent'; readonly why: string }
  | { readonly kind: 'unknown'; readonly why: string }

export function previewSources(work: Work): readonly PreviewSource[] {
  const stored = work.session?.containers ?? []
  return [freshSource(work), ...stored.map((container) => storedSource(work, container))]
}

const NOTHING = { ports: [], serves: undefined, log: [], health: { kind: 'none' }, ...shownFrom(undefined) } as const

function freshSource(work: Work): PreviewSource {
  const names = { id: FRESH, name: '', image: '' }
  const container = previewContainer(work, FRESH)
  if (container === undefined) {
    const state: SourceState = { kind: 'not-built', message: whyNotBuilt(work) }
    return { ...names, ...NOTHING, state, version: state.message }
  }
  const ports = [...new Set(container.listens.filter(isOpen).map(({ port }) => port))]
  return { ...names, ...seen(work, container), ports, state: stateOf(container, ports) }
}

function whyNotBuilt(work: Work): string {
  if (work.dockerfile === undefined) return 'There is no Dockerfile.'
  const { outcome } = work.build()
  if (outcome.kind === 'failed') return outcome.error.message
  return outcome.kind === 'unknown' ? outcome.reasons.join(' ') : ''
}

function storedSource(work: Work, stored: StoredContainer): PreviewSource {
  const { id, name, imageReference: image } = stored
  const container = previewContainer(work, id)
  if (container === undefined) {
    const { exitCode: code, log } = stored
    const state: SourceState = { kind: 'exited', code, reason: log.findLast((line) => line.trim() !== '') ?? '' }
    return { id, name, image, ...NOTHING, log, state, version: `${stored.state} ${code}` }
  }
  const open = container.listens.filter(isOpen).map(({ port }) => port)
  const ports = stored.network === 'host' ? open : stored.published.map(({ hostPort }) => hostPort)
  return { id, name, image, ...seen(work, container), ports, state: stateOf(container, ports) }
}

function seen(
  work: Work,
  container: Container,
): Pick<PreviewSource, 'serves' | 'log' | 'health' | 'standIn' | 'notShown' | 'wants' | 'version'> {
  const { serves, log, health, tree, argv, state } = container
  const standIn = standInOf(container, work.world)
  const ports = container.listens.map(({ port }) => port)
  const version = [state.kind, digestNode(tree.root), argv.join(' '), ports, standIn?.kind ?? ''].join(' ')
  return { serves, log, health, version, ...shownFrom(standIn) }
}

function shownFrom(standIn: StandIn | undefined): Pick<PreviewSource, 'standIn' | 'notShown' | 'wants'> {
  return {
    standIn: standIn?.kind === 'recorded' ? 'recorded' : standIn?.kind === 'made' ? 'bundled' : undefined,
    notShown: standIn && standInProblem(standIn),
    wants: standIn?.kind === 'pending' ? standIn.request : undefined,
  }
}

function isOpen({ address }: Container['listens'][number]): boolean {
  return address === '0.0.0.0'
}

function stateOf({ state, listens }: Container, ports: readonly number[]): SourceState {
  switch (state.kind) {
    case 'exited':
      return { kind: 'exited', code: state.code, reason: state.reason }
    case 'cannot-start':
      return { kind: 'cannot-start', code: state.code, message: state.message }
    case 'unknown':
      return { kind: 'unknown', why: state.why }
    case 'running':
      if (listens.length === 0) return { kind: 'silent', why: 'It runs, but nothing in it listens on a port.' }
      if (!listens.some(isOpen))
        return { kind: 'silent', why: 'It listens on 127.0.0.1 only: inside the container, nobody outside is heard.' }
      return ports.length === 0
        ? { kind: 'not-published', listens: listens.map(({ port }) => port) }
        : { kind: 'answers' }
  }
}
