/** `npm run dev`: the app with hot reload, lessons included. */
import './node-version.mjs'
import { join } from 'node:path'
import { writePublicFiles } from './build.mjs'
import { freePort, previewPort } from './free-port.mjs'
import { refuseOpenDocker } from './open-docker.mjs'
import { writePreviewFiles } from './preview-files.mjs'
import { programOf, runNode } from './programs.mjs'
import { project } from './typescript-bundle.mjs'

const host = process.env.HOST ?? '127.0.0.1'
await writePublicFiles()
await refuseOpenDocker(host)
const port = await freePort(Number(process.env.PORT ?? 3000), host)
const preview = await previewPort(port, host)
process.exitCode = await runNode(programOf('next'), ['dev', '-H', host, '-p', String(port)], {
  PORT: String(port),
  STAGECRAFT_DEV_HOST: host,
  STAGECRAFT_PREVIEW_HOST: host,
  STAGECRAFT_PREVIEW_PORT: String(preview),
  STAGECRAFT_DATA: process.env.STAGECRAFT_DATA ?? join(project, 'data'),
  STAGECRAFT_PREVIEW_FILES: await writePreviewFiles(join(project, '.cache', 'preview-origin')),
})
