/** What the user's Docker may be asked to build: the Dockerfile's image, a stage of it, or an image of an earlier lesson. */
import type { BuilderFile, BuilderRequest, PublishedPort } from '@/core/build/builder/port.ts'
import type { BuildView } from '@/core/engine/build-view.ts'
import type { ComparedImage } from '@/core/engine/compare-view.ts'
import type { JudgedLesson } from '@/core/engine/protocol.ts'
import type { Files } from '@/core/workspace/lesson-files.ts'
import { argsOf } from '../playground/arg-lines.ts'

export interface Choice {
  readonly id: string
  readonly label: string
  /** Its row in the table of the comparison, if it has one. */
  readonly compares: ComparedImage | undefined
  readonly request: Omit<BuilderRequest, 'confirmedFrontend'>
  readonly ports: readonly PublishedPort[]
}

export function choicesOf(
  files: Files,
  build: BuildView | undefined,
  lesson: Pick<JudgedLesson, 'storeImages'>,
): readonly Choice[] {
  const ports = portsOf(build)
  const own: Choice = {
    id: 'own',
    label: 'The image of your Dockerfile',
    compares: 'multi-stage',
    request: requestOf(files, 'own'),
    ports,
  }
  const earlier = (lesson.storeImages ?? []).map(({ reference, files: theirs }): Choice => {
    const all = { ...files, ...Object.fromEntries(Object.entries(theirs).map(([path, text]) => [path, plain(text)])) }
    const label = `The normal image, ${reference}, of an earlier lesson`
    return {
      id: reference,
      label,
      compares: 'normal',
      request: requestOf(all, reference),
      ports: [{ container: 3000 }],
    }
  })
  const stages = (build?.stages ?? []).flatMap(({ name, isTarget }): readonly Choice[] =>
    name === undefined || isTarget
      ? []
      : [
          {
            id: `stage ${name}`,
            label: `The stage ${name} (--target ${name})`,
            compares: undefined,
            request: { ...requestOf(files, 'stage'), target: name },
            ports: [],
          },
        ],
  )
  return [own, ...earlier, ...stages]
}

/** With `--build-arg`, as lines of `NAME=value`. */
export function withArguments(choice: Choice, lines: string): Choice {
  const buildArgs = Object.entries(argsOf(lines)).map(([name, value]) => ({ name, value }))
  return { ...choice, request: { ...choice.request, buildArgs } }
}

function requestOf(files: Files, tag: string): Choice['request'] {
  const all = Object.entries(files).map(
    ([path, { text, encoding, executable }]): BuilderFile => ({ path, text, encoding, executable }),
  )
  return { files: all, dockerfile: 'Dockerfile', buildArgs: [], tag, noCache: false }
}

function plain(text: string): Files[string] {
  return { text, encoding: 'utf8', executable: false, provenance: 'course', changed: 0 }
}

/** `80`, `8080/tcp` */
function portsOf(build: BuildView | undefined): readonly PublishedPort[] {
  return (build?.image?.config.exposedPorts ?? []).flatMap((text) => {
    const [, port, protocol = 'tcp'] = /^(\d+)(?:\/(\w+))?$/.exec(text) ?? []
    return port === undefined || protocol !== 'tcp' ? [] : [{ container: Number(port) }]
  })
}
