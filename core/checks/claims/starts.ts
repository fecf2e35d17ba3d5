import { z } from 'zod'
import type { Image } from '@/core/images/image.ts'
import { appManifest } from '../app.ts'
import { defineClaim } from '../claim.ts'
import { argvOf, isDevServer } from '../dev-command.ts'
import { cannotTell, type Finding, fail, pass } from '../finding.ts'
import { imageOf, settled, withDoubts } from '../outcome.ts'
import { lastInstruction, lastLine, placeOfInstruction } from '../places.ts'
import type { Work } from '../work.ts'

/** `starts: { devServer: true }`, `starts: { devServer: false }` */
export const starts = defineClaim({
  doc: "The image's own command is, or is not, in effect the app's `npm start`.",
  facts: { command: ['dev-server', 'cannot-start', 'exits', 'one-string', 'base-image', 'other'] },
  schema: z.strictObject({ devServer: z.boolean(), target: z.string().optional() }),
  judge({ devServer, target }, work) {
    const got = imageOf(work, target === undefined ? {} : { target })
    if (got.kind === 'finding') return got.finding
    const command = lastInstruction(got.result, ['CMD', 'ENTRYPOINT'])
    const at = placeOfInstruction(command) ?? lastLine(work.dockerfile)
    const shown = `\`${JSON.stringify(argvOf(got.image.config))}\``
    if (devServer) return settled(mustStart(got.image, work, shown, at), got)
    return withDoubts(mustNotStart(got.image, work, shown, at), got)
  },
})

type At = ReturnType<typeof lastLine>

function mustNotStart(image: Image, work: Work, shown: string, at: At): Finding {
  const dev =
    isDevServer(argvOf(image.config), appManifest(work).scripts) || work.container(image).serves === 'dev-server'
  return dev
    ? fail(`The image's command is ${shown}: the development server.`, at, { command: 'dev-server' })
    : pass(`The image's command is ${shown}.`)
}

function mustStart(image: Image, work: Work, shown: string, at: At): Finding {
  const container = work.container(image)
  const { state } = container
  switch (state.kind) {
    case 'cannot-start':
      return fail(`The container cannot start. Docker says: ${state.message}`, at, { command: 'cannot-start' })
    case 'exited': {
      const exits = `The container exits with code ${state.code}: ${state.reason}`
      if (isDevServer(argvOf(image.config), appManifest(work).scripts)) return fail(exits, at, { command: 'exits' })
      if (isOneString(image)) return fail(`${exits}. Its command is ${shown}.`, at, { command: 'one-string' })
      return otherCommand(shown, at)
    }
    case 'unknown':
      return argvOf(image.config).length > 0
        ? cannotTell(`what ${shown} does (${state.why})`, at)
        : otherCommand(shown, at)
    case 'running':
      return container.serves === 'dev-server' ? pass(`The container runs ${shown}.`) : otherCommand(shown, at)
  }
}

/** `["npm start"]`: one word with a space in it. Node's entrypoint takes it for a file; others find no such program. */
function isOneString({ config }: Image): boolean {
  const words = [...(config.cmd ?? []), ...(config.entrypoint ?? [])]
  return !words.includes('-c') && words.some((word) => /^\S+ .*\S/.test(word) && word.includes('npm'))
}

function otherCommand(shown: string, at: At): Finding {
  const base = shown === '`["docker-entrypoint.sh","node"]`'
  const message = base
    ? "The image's command is still the base image's, `node`: without a terminal it reads nothing and exits."
    : `The image's command is ${shown}, not the app's \`npm start\`.`
  return fail(message, at, { command: base ? 'base-image' : 'other' })
}
