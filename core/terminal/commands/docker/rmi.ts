/** `docker rmi`: takes a name from an image, and the image away with its last name. */
import { done, type Reply, say } from '../../command.ts'
import { type DockerCall, type DockerCommand, daemonError, forEach } from '../../docker-command.ts'
import { flagSpecs, isSet } from '../../flags.ts'
import { familiarName } from '../../image-name.ts'
import { findImage, shortId, untagImage } from '../../image-store.ts'
import type { StoredContainer, StoredImage } from '../../terminal.ts'

export const rmi: DockerCommand = {
  names: ['rmi', 'image rm', 'image remove'],
  usage: '[OPTIONS] IMAGE [IMAGE...]',
  summary: 'Remove one or more images',
  flags: flagSpecs('f,force', 'no-prune', 'platform='),
  arity: { min: 1, max: Number.POSITIVE_INFINITY },
  run: (call) => forEach(call, removeImage),
}

function removeImage(call: DockerCall, text: string): Reply {
  const stored = findImage(call.session.images, text)
  if (stored === undefined) {
    const reply = daemonError(`No such image: ${familiarName(text) ?? text}`)
    return isSet(call.flags, 'force') ? { ...reply, code: 0 } : reply
  }
  const name = familiarName(text)
  const byName = name !== undefined && stored.references.includes(name)
  return byName && stored.references.length > 1 ? untag(call, name) : removeWhole(call, stored, text, byName)
}

function untag(call: DockerCall, name: string): Reply {
  const images = untagImage(call.session.images, name)
  return done(say(`Untagged: ${name}`), { session: { ...call.session, images } })
}

function removeWhole(call: DockerCall, stored: StoredImage, text: string, byName: boolean): Reply {
  const force = isSet(call.flags, 'force')
  const refusal = inTheWay(call, stored, text, byName, force)
  if (refusal !== undefined) return daemonError(refusal)
  const lines = [...stored.references.map((name) => `Untagged: ${name}`), `Deleted: ${stored.image.id}`]
  const images = call.session.images.filter((each) => each !== stored)
  return done(say(...lines), { session: { ...call.session, images } })
}

/** A running container keeps its image; a stopped one, or several names, can be overruled. */
function inTheWay(
  call: DockerCall,
  stored: StoredImage,
  text: string,
  byName: boolean,
  force: boolean,
): string | undefined {
  const users = call.session.containers.filter((each) => each.imageId === stored.image.id)
  const id = shortId(stored.image.id)
  const running = users.find((each) => each.state === 'running')
  if (byName && !force && users[0] !== undefined) return referenceInUse(text, users[0], id)
  if (running !== undefined) {
    return `conflict: unable to delete ${id} (cannot be forced) - image is being used by running container ${shortId(running.id)}`
  }
  if (force) return undefined
  if (users[0] !== undefined) {
    return `conflict: unable to delete ${id} (must be forced) - image is being used by stopped container ${shortId(users[0].id)}`
  }
  if (!byName && stored.references.length > 1) {
    return `conflict: unable to delete ${id} (must be forced) - image is referenced in multiple repositories`
  }
  return undefined
}

function referenceInUse(text: string, user: StoredContainer, id: string): string {
  return `conflict: unable to remove repository reference "${text}" (must force) - container ${shortId(user.id)} is using its referenced image ${id}`
}
