import { z } from 'zod'
import { defineClaim } from '../claim.ts'
import { CONTAINER_FACTS } from '../claim-facts.ts'
import { cannotTell, type Finding, fail, pass, worst } from '../finding.ts'
import { imageOf, settled } from '../outcome.ts'
import { lastInstruction, lastLine, placeOfInstruction } from '../places.ts'
import { ask, contentType, isHtml, stoppedContainer, wayOf } from '../requests.ts'

/** `answers: { port: 3000 }` */
export const answers = defineClaim({
  doc: 'A container of the image (its own command) answers `GET /` with a page on this port, from outside the container.',
  facts: {
    ...CONTAINER_FACTS,
    port: ['closed', 'loopback'],
    listens: 'the ports that are open, joined by commas',
    status: 'the status code, or `proxy`',
  },
  schema: z.strictObject({ port: z.number().int(), target: z.string().optional() }),
  judge({ port, target }, work) {
    const got = imageOf(work, target === undefined ? {} : { target })
    if (got.kind === 'finding') return got.finding
    const container = work.container(got.image)
    const at = placeOfInstruction(lastInstruction(got.result, ['CMD', 'ENTRYPOINT'])) ?? lastLine(work.dockerfile)
    const stopped = stoppedContainer(container, at)
    if (stopped) return settled(stopped, got)
    const open = container.listens.find((listen) => listen.port === port)
    if (open?.address === '127.0.0.1') {
      return fail(
        `The server listens on 127.0.0.1:${port}, which is the container's own loopback: nothing outside reaches it.`,
        at,
        { port: 'loopback' },
      )
    }
    if (!open) {
      const ports = container.listens.map((listen) => listen.port).join(', ')
      return fail(`Nothing listens on port ${port}${ports ? `; the container listens on ${ports}` : ''}.`, at, {
        port: 'closed',
        listens: ports,
      })
    }
    return settled(page(ask(container, port, '/'), port, at), got)
  },
})

function page(answer: ReturnType<typeof ask>, port: number, at: Parameters<typeof fail>[1]): Finding {
  switch (answer.kind) {
    case 'answer': {
      if (answer.status === 200 && isHtml(answer)) return pass(`GET / on port ${port}: 200, ${contentType(answer)}.`)
      return worst([
        fail(`GET / on port ${port} is answered with ${answer.status}${wayOf(answer)}.`, at, {
          status: String(answer.status),
        }),
      ])
    }
    case 'no-answer':
      return fail(`GET / on port ${port} gets no answer.`, at, { port: 'closed' })
    case 'not-simulated':
      return cannotTell(answer.why, at)
    case 'would-proxy':
      return fail(`GET / would be passed on to ${answer.to}.`, at, { status: 'proxy' })
  }
}
