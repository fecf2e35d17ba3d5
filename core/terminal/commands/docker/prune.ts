/** The prune commands: stopped containers, images without a name, the build cache. They ask nothing here. */
import { done, type Reply, say } from '../../command.ts'
import type { DockerCall, DockerCommand } from '../../docker-command.ts'
import { flagSpecs, isSet } from '../../flags.ts'
import { imageRows } from '../../image-view.ts'
import type { TerminalSession } from '../../terminal.ts'

interface Pruned {
  readonly session: TerminalSession
  readonly lines: readonly string[]
}

const FLAGS = flagSpecs('a,all', 'f,force', 'filter=', 'volumes')

function pruner(
  names: readonly string[],
  summary: string,
  steps: readonly ((before: Pruned, call: DockerCall) => Pruned)[],
): DockerCommand {
  return {
    names,
    usage: '[OPTIONS]',
    summary,
    flags: FLAGS,
    arity: { min: 0, max: 0 },
    run: (call): Reply => {
      const pruned = steps.reduce<Pruned>((before, step) => step(before, call), { session: call.session, lines: [] })
      return done(say(...pruned.lines, 'Total reclaimed space: not measured'), { session: pruned.session })
    },
  }
}

export const containerPrune = pruner(['container prune'], 'Remove all stopped containers', [dropStopped])
export const imagePrune = pruner(['image prune'], 'Remove unused images', [dropImages])
export const builderPrune = pruner(['builder prune', 'buildx prune'], 'Remove build cache', [dropCache])
export const systemPrune = pruner(['system prune'], 'Remove unused data', [dropStopped, dropImages, dropCache])

function dropStopped({ session, lines }: Pruned): Pruned {
  const stopped = session.containers.filter((each) => each.state !== 'running')
  const containers = session.containers.filter((each) => each.state === 'running')
  const list = stopped.length === 0 ? [] : ['Deleted Containers:', ...stopped.map((each) => each.id), '']
  return { session: { ...session, containers }, lines: [...lines, ...list] }
}

/** Images without a name; with -a every one that no container uses. */
function dropImages({ session, lines }: Pruned, call: DockerCall): Pruned {
  const used = new Set(session.containers.map((each) => each.imageId))
  const all = isSet(call.flags, 'all')
  const goes = session.images.filter((each) => !used.has(each.image.id) && (all || each.references.length === 0))
  const images = session.images.filter((each) => !goes.includes(each))
  const names = imageRows(goes, true).map((row) =>
    row.name === undefined ? `deleted: ${row.stored.image.id}` : `untagged: ${row.name}`,
  )
  const list = names.length === 0 ? [] : ['Deleted Images:', ...names, '']
  return { session: { ...session, images }, lines: [...lines, ...list] }
}

function dropCache({ session, lines }: Pruned): Pruned {
  return { session: { ...session, buildCache: new Set() }, lines }
}
