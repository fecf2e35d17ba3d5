/** A room with some people in it, opened as its teacher and learners would; gives the address of its board. */
import type { Page } from 'playwright-core'

const NAMES = ['Ada', 'Bob', 'Cleo', 'Dora', 'Eve']

export async function openRoom(page: Page): Promise<string> {
  const { room, code, teacherToken } = await ask(page, '/api/rooms', { title: 'Tuesday, room 3', hours: 2 })
  for (const [index, name] of NAMES.entries()) {
    const joinId = `someone-${index}-${Date.now()}-0123456789`
    const { token } = await ask(page, '/api/rooms/join', { code, name, joinId })
    const checks = [
      { check: 'builds', status: index % 2 === 1 ? 'fail' : 'pass', message: '"/build": not found' },
      { check: 'nginx-image', status: index === 0 ? 'pass' : 'working' },
    ]
    const progress = { kind: 'progress', lesson: 'nginx-stage', step: 'second-stage', checks }
    const commands = name === 'Cleo' ? [progress, { kind: 'hand', up: true }] : [progress]
    const posts = commands.map((command, at) => ({ id: `post-${index}-${at}-${Date.now()}`, command }))
    await ask(page, `/api/rooms/${room}/events`, { posts }, token)
  }
  return `/room/#${new URLSearchParams({ room: `${room}`, token: `${teacherToken}`, code: `${code}` })}`
}

async function ask(page: Page, path: string, data: unknown, token?: string): Promise<Readonly<Record<string, string>>> {
  const headers = { Origin: new URL(page.url()).origin, ...(token && { Authorization: `Bearer ${token}` }) }
  const answer = await page.request.post(path, { data, headers })
  if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}: ${await answer.text()}`)
  return answer.json()
}
