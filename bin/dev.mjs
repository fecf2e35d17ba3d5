/** `npm run dev`: the app with hot reload, lessons included. */
import './node-version.mjs'
import { writePublicFiles } from './build.mjs'
import { freePort } from './free-port.mjs'
import { programOf, runNode } from './programs.mjs'

const host = process.env.HOST ?? '127.0.0.1'
await writePublicFiles()
const port = await freePort(Number(process.env.PORT ?? 3000), host)
process.exitCode = await runNode(programOf('next'), ['dev', '-H', host, '-p', String(port)])
