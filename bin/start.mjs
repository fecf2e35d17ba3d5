/** `npm start`: builds where needed, then serves on http://localhost:3000 or the next free port. */
import './node-version.mjs'
import { join } from 'node:path'
import { buildApp } from './build.mjs'
import { freePort, previewPort } from './free-port.mjs'
import { refuseOpenDocker } from './open-docker.mjs'
import { runNode } from './programs.mjs'
import { project } from './typescript-bundle.mjs'

const host = process.env.HOST ?? '127.0.0.1'
await refuseOpenDocker(host)
const built = await buildApp({ kind: 'server' })
const port = await freePort(Number(process.env.PORT ?? 3000), host)
const preview = await previewPort(port, host)
process.stdout.write(`\nStagecraft: http://localhost:${port}\n`)
process.exitCode = await runNode(join(built, 'server.js'), [], {
  PORT: String(port),
  HOSTNAME: host,
  STAGECRAFT_PREVIEW_PORT: String(preview),
  STAGECRAFT_DATA: process.env.STAGECRAFT_DATA ?? join(project, 'data'),
  NODE_ENV: 'production',
})
