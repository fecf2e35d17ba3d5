/**
 * The servers of Next.js, `next dev` and `next start`: they listen on `-p`, PORT or 3000, on all addresses unless `-H`
 * says otherwise (nextjs.org/docs/app/api-reference/cli/next). What they answer is not simulated.
 */
import type { Process } from '@/core/shell/process.ts'
import { COMPUTED } from '@/core/text/evidence.ts'
import { CannotTell, Serving } from '../serving.ts'
import type { ContainerProgram } from '../table.ts'

export const nextProgram: ContainerProgram =
  ({ otherwise }) =>
  (process, host) => {
    const [first = 'dev'] = process.argv.slice(1)
    const command = first.startsWith('-') ? 'dev' : first
    if (command === 'start') throw new CannotTell('what `next start` finds of a build is not simulated')
    if (command !== 'dev') {
      if (otherwise !== undefined) return otherwise(process, host)
      throw new CannotTell(`what ${process.argv.join(' ')} does in a container is not simulated`)
    }
    throw development(process)
  }

function development(process: Process): Serving {
  const port = Number(option(process, ['-p', '--port']) ?? process.env.get('PORT') ?? 3000)
  const address = option(process, ['-H', '--hostname']) ?? '0.0.0.0'
  const local = address === 'localhost' || address.startsWith('127.')
  return new Serving({
    serves: 'dev-server',
    log: [],
    listens: [{ port, protocol: 'tcp', evidence: COMPUTED, address: local ? '127.0.0.1' : '0.0.0.0' }],
    tree: process.tree,
    respond: (request, inside) =>
      request.port === port && (inside || !local)
        ? { kind: 'not-simulated', why: 'what Next.js makes while it serves is not simulated', way: [] }
        : { kind: 'no-answer', why: 'refused', way: [{ what: 'container', detail: `it listens on port ${port}` }] },
  })
}

/** `-p 4000`, `--port=4000`. */
function option({ argv }: Process, names: readonly string[]): string | undefined {
  const at = argv.findIndex((word) => names.some((name) => word === name || word.startsWith(`${name}=`)))
  if (at < 0) return undefined
  const word = argv[at]!
  return word.includes('=') ? word.slice(word.indexOf('=') + 1) : argv[at + 1]
}
