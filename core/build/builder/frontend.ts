/**
 * A frontend is a program that BuildKit fetches and runs to read the Dockerfile. Docker's own may run unasked; any other
 * is somebody's code, and the user agrees to it by name. It is chosen by `# syntax=`, in its comment forms, or by the
 * build argument BUILDKIT_SYNTAX (frontend/dockerfile/builder/build.go, parser/directives.go: DetectSyntax).
 */
import { parseReference } from '@/core/images/reference.ts'
import type { BuilderRequest } from './port.ts'

const OWN = 'docker/dockerfile'
const OWN_UPSTREAM = 'docker/dockerfile-upstream'

/** Every frontend the request might run that is not Docker's, first found first; undefined when there is none. */
export function foreignFrontend(
  request: Pick<BuilderRequest, 'files' | 'dockerfile' | 'buildArgs'>,
): string | undefined {
  const argument = request.buildArgs.find(({ name }) => name === 'BUILDKIT_SYNTAX')?.value
  const file = request.files.find(({ path }) => path === request.dockerfile)
  const chosen = [argument ?? '', ...syntaxLines(file?.text ?? '')]
  return chosen.find((frontend) => frontend !== '' && !isOwn(frontend))
}

/** More than BuildKit would heed: a directive it overlooks costs a question, one that we overlook runs unasked. */
function syntaxLines(text: string): string[] {
  const head = text.replace(/^\ufeff/, '').split(/\r?\n/)
  const comments = head.flatMap((line) => /^\s*(?:#|\/\/)\s*syntax\s*=\s*(\S+)/i.exec(line)?.[1] ?? [])
  const json = /^\s*(?:#!.*\r?\n\s*)?\{[\s\S]*?"syntax"\s*:\s*"([^"]*)"/i.exec(text)?.[1]
  return [...comments, ...(json === undefined ? [] : [json])]
}

function isOwn(frontend: string): boolean {
  const parsed = parseReference(frontend)
  if (parsed.kind === 'invalid') return false
  const { domain, path } = parsed.reference
  return domain === 'docker.io' && (path === OWN || path === OWN_UPSTREAM)
}
