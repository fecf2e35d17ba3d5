import { expect, test } from 'vitest'
import { imageOf, startImage, withVite } from './images.ts'

const PACKAGE = JSON.stringify({ name: 'app', scripts: { start: 'vite --host --port 3000' } })

function started(script: string) {
  const files = { '/app/package.json': PACKAGE, '/app/index.html': '' }
  const config = { workingDir: '/app', cmd: ['/bin/sh', '-c', script] }
  const { state, listens } = startImage(imageOf('node:22-alpine', files, config, withVite))
  return [state.kind, listens.map(({ port }) => port)]
}

test.each(['npm start &', 'npm start & echo started', 'cd /app; npm start & exit 0'])(
  'the container ends with its shell, whatever is in the background: %s',
  (script) => expect(started(script)).toEqual(['exited', []]),
)

test.each([
  'npm start & wait',
  'npm start & wait $!',
  'npm start & tail -f /dev/null',
  'sleep infinity & npm start',
  'npm start & while true; do sleep 60; done',
  'npm start',
])('a server is kept while something waits: %s', (script) => expect(started(script)).toEqual(['running', [3000]]))
