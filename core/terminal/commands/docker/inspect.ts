/** `docker inspect`: an image or a container as JSON, or a field of it. */
import type { Written } from '@/core/shell/process.ts'
import { complain, type Reply, say } from '../../command.ts'
import { findContainer } from '../../container-store.ts'
import type { DockerCall, DockerCommand } from '../../docker-command.ts'
import { flagSpecs, lastOf } from '../../flags.ts'
import { familiarName } from '../../image-name.ts'
import { findImage } from '../../image-store.ts'
import { inspectContainer, inspectImage } from '../../inspection.ts'
import { type Fields, render } from '../../template.ts'

export const inspect: DockerCommand = {
  names: ['inspect', 'image inspect', 'container inspect'],
  usage: '[OPTIONS] NAME|ID [NAME|ID...]',
  summary: 'Return low-level information on Docker objects',
  flags: flagSpecs('f,format=', 's,size', 'type=', 'platform='),
  arity: { min: 1, max: Number.POSITIVE_INFINITY },
  run: inspectAll,
}

type Kind = 'image' | 'container' | 'any'

function inspectAll(call: DockerCall): Reply {
  const kind = kindOf(call)
  const format = lastOf(call.flags, 'format')
  const found: Fields[] = []
  const problems: string[] = []
  for (const name of call.operands) {
    const fields = lookFor(call, kind, name)
    if (fields === undefined) problems.push(missing(kind, name))
    else found.push(fields)
  }
  const shown = format === undefined || format === 'json' ? json(found, format) : templated(found, format)
  return { output: [...shown.output, ...complain(...problems)], code: problems.length > 0 ? 1 : shown.code }
}

function json(found: readonly Fields[], format: string | undefined): Reply {
  return { output: say(format === 'json' ? JSON.stringify(found) : JSON.stringify(found, null, 4)), code: 0 }
}

function templated(found: readonly Fields[], format: string): Reply {
  const output: Written[] = []
  for (const fields of found) {
    const rendered = render(format, fields)
    if ('message' in rendered)
      return { output: complain(asParsing(rendered.message)), code: parsingCode(rendered.message) }
    output.push(...say(rendered.text))
  }
  return { output: found.length === 0 ? say('') : output, code: 0 }
}

/** The client calls every fault of a template one of parsing; only those that are end with 64. */
function asParsing(message: string): string {
  return message.startsWith('template parsing error') ? message : `template parsing error: ${message}`
}

function parsingCode(message: string): number {
  return message.startsWith('template parsing error') ? 64 : 1
}

function kindOf(call: DockerCall): Kind {
  const asked = call.path.split(' ')[1]
  const type = lastOf(call.flags, 'type') ?? asked
  return type === 'image' || type === 'container' ? type : 'any'
}

/** Containers come before images of the same name, as Docker looks. */
function lookFor(call: DockerCall, kind: Kind, name: string): Fields | undefined {
  const container = kind === 'image' ? undefined : findContainer(call.session.containers, name)
  if (container !== undefined) return inspectContainer(call.session, call.world, container)
  const image = kind === 'container' ? undefined : findImage(call.session.images, name)
  return image === undefined ? undefined : inspectImage(image)
}

function missing(kind: Kind, name: string): string {
  if (kind === 'image') return `Error response from daemon: No such image: ${familiarName(name) ?? name}`
  if (kind === 'container') return `Error response from daemon: No such container: ${name}`
  return `error: no such object: ${name}`
}
