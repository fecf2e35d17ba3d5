/** The development server of Create React App: it listens on PORT, 3000 by default; what it bundles is not simulated. */
import { COMPUTED } from '@/core/text/evidence.ts'
import { CannotTell, Serving } from '../serving.ts'
import type { ContainerProgram } from '../table.ts'

export const reactScriptsProgram: ContainerProgram =
  ({ otherwise }) =>
  (process, host) => {
    if (process.argv[1] !== 'start') {
      if (otherwise !== undefined) return otherwise(process, host)
      throw new CannotTell(`what ${process.argv.join(' ')} does in a container is not simulated`)
    }
    const port = Number(process.env.get('PORT') ?? 3000)
    const address = process.env.get('HOST') ?? '0.0.0.0'
    const local = address === 'localhost' || address.startsWith('127.')
    throw new Serving({
      serves: 'dev-server',
      log: ['Starting the development server...', ''],
      listens: [{ port, protocol: 'tcp', evidence: COMPUTED, address: local ? '127.0.0.1' : '0.0.0.0' }],
      tree: process.tree,
      respond: (request, inside) =>
        request.port === port && (inside || !local)
          ? { kind: 'not-simulated', why: 'what react-scripts bundles while it serves is not simulated', way: [] }
          : { kind: 'no-answer', why: 'refused', way: [{ what: 'container', detail: `it listens on port ${port}` }] },
    })
  }
