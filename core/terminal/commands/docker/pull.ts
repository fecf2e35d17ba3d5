/** `docker pull`: an image of the catalogue comes into the local store. */
import { done, failed, type Reply, say } from '../../command.ts'
import type { DockerCall, DockerCommand } from '../../docker-command.ts'
import { flagSpecs, isSet } from '../../flags.ts'
import { canonicalName, familiarName } from '../../image-name.ts'
import { pull as fetchImage } from '../../pull.ts'

export const pull: DockerCommand = {
  names: ['pull', 'image pull'],
  usage: '[OPTIONS] NAME[:TAG|@DIGEST]',
  summary: 'Download an image from a registry',
  flags: flagSpecs('a,all-tags', 'disable-content-trust', 'platform=', 'q,quiet'),
  arity: { min: 1, max: 1 },
  run: pullImage,
}

function pullImage(call: DockerCall): Reply {
  const text = call.operands[0]!
  const tagless = familiarName(text) === `${text}:latest` && !isSet(call.flags, 'quiet')
  const pulled = fetchImage(call.session, call.world, text)
  switch (pulled.kind) {
    case 'pulled': {
      const name = canonicalName(text)
      const lines = isSet(call.flags, 'quiet')
        ? [name]
        : [...(tagless ? ['Using default tag: latest'] : []), ...pulled.lines, name]
      return done(say(...lines), { session: pulled.session })
    }
    case 'refused': {
      const reply = failed(1, `Error response from daemon: ${pulled.message}`)
      return {
        ...reply,
        output: [...(tagless ? say('Using default tag: latest') : []), ...reply.output, ...pulled.remarks],
      }
    }
    case 'unsupported':
      return { output: pulled.remarks, code: 1 }
  }
}
