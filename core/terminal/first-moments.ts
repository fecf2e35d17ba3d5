/** How a container stands right after its start: running, ended with a code, refused, or nobody can tell. */
import type { Container } from '@/core/container/start.ts'
import type { Image } from '@/core/images/image.ts'
import { runInside } from './inside.ts'
import type { ContainerOptions, TerminalWorld } from './terminal.ts'

export type FirstMoments =
  | { readonly kind: 'running'; readonly log: readonly string[] }
  | { readonly kind: 'exited'; readonly code: number; readonly log: readonly string[] }
  | { readonly kind: 'refused'; readonly code: number; readonly message: string }
  | { readonly kind: 'unknown'; readonly why: string; readonly log: readonly string[] }

/** What is no server may still be a command that ends at once: `docker run app ls` is run over the image's files. */
export function firstMoments(
  container: Container,
  image: Image,
  options: ContainerOptions,
  world: TerminalWorld,
): FirstMoments {
  const { state, log } = container
  switch (state.kind) {
    case 'running':
      return { kind: 'running', log }
    case 'exited':
      return { kind: 'exited', code: state.code, log }
    case 'cannot-start':
      return { kind: 'refused', code: state.code, message: state.message }
    case 'unknown':
      return shortCommand(container, image, options, world) ?? { kind: 'unknown', why: state.why, log }
  }
}

/** Undefined when that cannot be told either. A shell without a command waits for a keyboard that is not there and ends. */
function shortCommand(
  container: Container,
  image: Image,
  options: ContainerOptions,
  world: TerminalWorld,
): FirstMoments | undefined {
  const outcome = runInside(
    {
      image,
      tree: container.tree,
      argv: container.argv,
      env: options.env,
      user: container.user,
      workdir: options.workdir ?? image.config.workingDir,
    },
    world,
  )
  switch (outcome.kind) {
    case 'exited':
      return { kind: 'exited', code: outcome.code, log: linesOf(outcome.output.map((each) => each.text).join('')) }
    case 'cannot-start':
      return { kind: 'refused', code: 127, message: outcome.message }
    case 'unsupported':
      return undefined
  }
}

function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n')
}
