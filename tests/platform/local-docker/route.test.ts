import { afterEach, expect, test, vi } from 'vitest'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.resetModules()
})

const request = (method: string) =>
  new Request('http://localhost:3000/api/docker/build', {
    method,
    headers: { host: 'localhost:3000', origin: 'http://localhost:3000', 'content-type': 'application/json' },
    ...(method === 'POST' ? { body: '{}' } : {}),
  })
const context = { params: Promise.resolve({ action: 'build' }) }

test('while it is off there is nothing at its address, by any method', async () => {
  vi.stubEnv('STAGECRAFT_DOCKER', '')
  vi.stubEnv('STAGECRAFT_DOCKER_TOKEN', 'left over')
  const route = await import('@/app/api/docker/[action]/route.server.ts')
  for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD'] as const)
    expect([method, (await route[method](request(method), context)).status]).toEqual([method, 404])
  const { GET } = await import('@/app/local-docker.json/route.server.ts')
  expect(await GET(request('GET')).json()).toEqual({ on: false })
})

test('turned on it asks for the token, and offers itself to this machine only', async () => {
  vi.stubEnv('STAGECRAFT_DOCKER', '1')
  vi.stubEnv('STAGECRAFT_DOCKER_TOKEN', 'token')
  const { POST } = await import('@/app/api/docker/[action]/route.server.ts')
  expect((await POST(request('POST'), context)).status).toBe(401)
  const { GET } = await import('@/app/local-docker.json/route.server.ts')
  expect(await GET(request('GET')).json()).toEqual({ on: true })
  const elsewhere = new Request('http://x/', { headers: { host: 'learn.example.org' } })
  expect(await GET(elsewhere).json()).toEqual({ on: false })
})

test('a server on an open address does not start with it on, and prints a new token where it may', async () => {
  const exit = vi.spyOn(process, 'exit').mockImplementation(() => {
    throw new Error('exit')
  })
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const printed = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  const { startLocalDocker } = await import('@/app/_wiring/local-docker.ts')
  vi.stubEnv('STAGECRAFT_DOCKER', '1')
  vi.stubEnv('STAGECRAFT_DOCKER_TOKEN', 'known beforehand')
  vi.stubEnv('HOSTNAME', '0.0.0.0')
  expect(() => startLocalDocker()).toThrow('exit')
  vi.stubEnv('HOSTNAME', undefined)
  expect(() => startLocalDocker()).toThrow('exit')
  vi.stubEnv('HOSTNAME', '127.0.0.1')
  startLocalDocker()
  const token = process.env.STAGECRAFT_DOCKER_TOKEN!
  const output = printed.mock.calls.flat().join('')
  for (const spy of [exit, said, printed]) spy.mockRestore()
  expect(token).not.toBe('known beforehand')
  expect(output).toContain(token)
})
