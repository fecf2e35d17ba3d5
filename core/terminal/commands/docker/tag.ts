/** `docker tag`: a further name for an image; the name leaves the image that had it. */
import { done, failed, type Reply } from '../../command.ts'
import { type DockerCall, type DockerCommand, daemonError } from '../../docker-command.ts'
import { familiarName, nameProblem } from '../../image-name.ts'
import { findImage, tagImage } from '../../image-store.ts'

export const tag: DockerCommand = {
  names: ['tag', 'image tag'],
  usage: 'SOURCE_IMAGE[:TAG] TARGET_IMAGE[:TAG]',
  summary: 'Create a tag TARGET_IMAGE that refers to SOURCE_IMAGE',
  flags: [],
  arity: { min: 2, max: 2 },
  run: addTag,
}

function addTag(call: DockerCall): Reply {
  const [source, target] = call.operands as [string, string]
  const problem = nameProblem(target)
  if (problem !== undefined)
    return failed(1, `error parsing reference: "${target}" is not a valid repository/tag: ${problem}`)
  const stored = findImage(call.session.images, source)
  if (stored === undefined) return daemonError(`No such image: ${familiarName(source) ?? source}`)
  const images = tagImage(call.session.images, stored.image.id, familiarName(target)!)
  return done([], { session: { ...call.session, images } })
}
