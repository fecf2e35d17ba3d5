/** The page's end of the user's own Docker: a POST, and an answer that is read line by line while it comes. */

import type { DockerAnswer, OwnDocker } from '@/core/build/builder/own-docker.ts'
import type { BuilderRequest, DockerEvent, RunRequest } from '@/core/build/builder/port.ts'

const TOKEN_HEADER = 'X-Stagecraft-Token'

function post(action: string, token: string, data: object): Promise<Response> {
  return fetch(`/api/docker/${action}/`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', [TOKEN_HEADER]: token },
    body: JSON.stringify(data),
  })
}

/** Gives what kept it from beginning, or undefined after the last event. */
async function stream(
  action: string,
  token: string,
  request: BuilderRequest | RunRequest,
  onEvent: (event: DockerEvent) => void,
): Promise<DockerAnswer> {
  let response: Response
  try {
    response = await post(action, token, request)
  } catch {
    return { kind: 'refused', message: 'The server does not answer.' }
  }
  if (!response.ok || response.body === null) return problemOf(response)
  try {
    await readLines(response.body, (line) => onEvent(JSON.parse(line)))
    return { kind: 'ended' }
  } catch {
    return { kind: 'refused', message: 'The connection to the server was lost.' }
  }
}

async function problemOf(response: Response): Promise<DockerAnswer> {
  const data = await response.json().catch(() => undefined)
  const message: string = data?.error?.message ?? `The server answered ${response.status}.`
  if (response.status === 401 || response.status === 429) return { kind: 'token', message }
  if (response.status === 428) return { kind: 'asks', frontend: String(data?.error?.frontend) }
  return { kind: 'refused', message }
}

async function readLines(body: ReadableStream<Uint8Array>, onLine: (line: string) => void): Promise<void> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    const lines = `${rest}${decoder.decode(piece.value, { stream: true })}`.split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line !== '') onLine(line)
  }
}

export const ownDocker: OwnDocker = {
  async isOffered() {
    try {
      const answer = await fetch('/local-docker.json', { cache: 'no-store' })
      return answer.ok && (await answer.json()).on === true
    } catch {
      return false
    }
  },
  build: (token, request, onEvent) => stream('build', token, request, onEvent),
  run: (token, request, onEvent) => stream('run', token, request, onEvent),
  async cancel(token) {
    await post('cancel', token, {}).catch(() => undefined)
  },
  async clean(token) {
    const response = await post('clean', token, {}).catch(() => undefined)
    return response?.ok ? (await response.json()).removed : undefined
  },
}
