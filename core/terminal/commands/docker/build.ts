/** `docker build`: the engine's own result, printed as BuildKit prints it, stored as Docker stores it. */
import { checkBuild } from '@/core/build/check.ts'
import { evaluate } from '@/core/build/evaluate.ts'
import { absentTimeline, errorBlock } from '@/core/build/progress.ts'
import type { BuildResult } from '@/core/build/result.ts'
import { warningsBlock } from '@/core/build/warnings.ts'
import { sha256Hex } from '@/core/files/digest.ts'
import { resolve } from '@/core/files/path.ts'
import { file, put } from '@/core/files/tree.ts'
import type { Image } from '@/core/images/image.ts'
import type { Written } from '@/core/shell/process.ts'
import { BUILD_FLAGS, BUILD_FLAGS_WITHOUT_EFFECT } from '../../build-flags.ts'
import { type BuildProgress, buildProgress, printedTimeline, progressMode } from '../../build-progress.ts'
import { type BuildInput, buildInput } from '../../build-request.ts'
import { checkReport } from '../../check-report.ts'
import { complain, failed, note, type Reply, say } from '../../command.ts'
import type { DockerCall, DockerCommand } from '../../docker-command.ts'
import { allOf, isSet, lastOf } from '../../flags.ts'
import { canonicalName, familiarName, nameProblem } from '../../image-name.ts'
import { storeImage } from '../../image-store.ts'
import type { CommandEvent, TerminalSession } from '../../terminal.ts'

export const build: DockerCommand = {
  names: ['build', 'image build', 'buildx build', 'builder build', 'buildx b'],
  plugin: 'buildx build',
  usage: '[OPTIONS] PATH | URL | -',
  summary: 'Start a build',
  flags: BUILD_FLAGS,
  arity: { min: 1, max: 1 },
  run: runBuild,
}

function runBuild(call: DockerCall): Reply {
  const wrongTag = invalidTag(call)
  if (wrongTag !== undefined) return failed(1, `ERROR: failed to build: ${wrongTag}`)
  if (progressMode(call) === undefined)
    return failed(
      1,
      `ERROR: invalid progress mode ${lastOf(call.flags, 'progress') ?? call.process.env.get('BUILDKIT_PROGRESS')}`,
    )
  const platform = lastOf(call.flags, 'platform')
  if (platform !== undefined && platform !== 'linux/amd64') {
    return {
      output: note(`builds for ${platform} are not modelled: the recorded base images are those of linux/amd64`),
      code: 1,
    }
  }
  const asked = lastOf(call.flags, 'call') ?? 'build'
  if (!['build', ...checkCalls].includes(asked.split(',')[0]!))
    return { output: note(`--call=${asked} is not modelled`), code: 1 }
  const input = buildInput(call)
  if (input.kind !== 'request') return notStarted(call, input)
  if (isSet(call.flags, 'check') || checkCalls.includes(asked)) {
    const report = checkReport(checkBuild(input.request), input.request)
    return { output: [...say(...report.lines), ...complain(...report.errors)], code: report.code }
  }
  return finished(call, evaluate(input.request))
}

const checkCalls = ['check', 'lint']

function finished(call: DockerCall, result: BuildResult): Reply {
  const references = [...new Set(allOf(call.flags, 'tag').map((tag) => familiarName(tag)!))]
  const { outcome } = result
  const built = outcome.kind === 'failed' ? undefined : outcome.image
  const image = built === undefined ? undefined : labelled(built, allOf(call.flags, 'label'))
  const session = remember(call, result, image, references)
  const progress = buildProgress(call, result, references.map(canonicalName))
  const output = [...printed(call, result, progress), ...remarks(call, result, progress)]
  if (isSet(call.flags, 'quiet') && image !== undefined) output.push(...say(image.id))
  const code = outcome.kind === 'failed' ? 1 : 0
  const iidfile = lastOf(call.flags, 'iidfile')
  const { tree, cwd } = call.process
  const written = iidfile !== undefined && image !== undefined ? put(tree, resolve(cwd, iidfile), file(image.id)) : tree
  const live = progress.live === undefined ? {} : { live: { text: progress.text, timeline: progress.live } }
  return { output, code, session, tree: written, ...live }
}

function remember(
  call: DockerCall,
  result: BuildResult,
  image: Image | undefined,
  references: readonly string[],
): TerminalSession {
  const { session, world } = call
  const target = result.request.target
  const event: CommandEvent = { kind: 'build', result, target, references, imageId: image?.id }
  const keys = result.operations.filter((operation) => operation.state === 'done').map((operation) => operation.key)
  const images =
    image === undefined
      ? session.images
      : storeImage(session.images, image, references, { build: result, created: world.now })
  return {
    ...session,
    images,
    buildCache: new Set([...session.buildCache, ...keys]),
    events: [...session.events, event],
  }
}

/** Everything of a build goes to the standard error, as BuildKit's progress does. */
function printed(call: DockerCall, result: BuildResult, progress: BuildProgress): Written[] {
  const expanded = isSet(call.flags, 'debug')
  const shown = complainText(progress.text)
  if (result.outcome.kind === 'failed') return [...shown, ...complain(...errorBlock(result, { expanded }))]
  return progress.text === '' ? [] : [...shown, ...complain(...warningsBlock(result, { expanded }))]
}

function remarks(call: DockerCall, result: BuildResult, progress: BuildProgress): Written[] {
  const { outcome } = result
  const ignored = BUILD_FLAGS_WITHOUT_EFFECT.filter((name) => call.flags.given.has(name))
  const lines = ignored.map((name) => `--${name} has no effect here: it is not modelled`)
  if (outcome.kind === 'unknown') {
    lines.push('cannot tell whether Docker finishes this build:')
    lines.push(...outcome.reasons.map((reason) => `  ${reason}`))
    if (outcome.image !== undefined) lines.push('the image is kept as it would be if the build succeeds')
  }
  if (progress.text !== '') lines.push('the times are simulated: nothing ran')
  return note(...lines)
}

function complainText(text: string): Written[] {
  return text === '' ? [] : [{ fd: 2, text }]
}

function notStarted(call: DockerCall, input: Exclude<BuildInput, { readonly kind: 'request' }>): Reply {
  if (input.kind === 'unsupported') return { output: note(input.why), code: 1 }
  const reply = failed(1, `ERROR: failed to build: ${input.message}`)
  if (input.started === undefined) return reply
  const progress = printedTimeline(call, absentTimeline(input.started))
  const output = [...complainText(progress.text), ...reply.output]
  return {
    ...reply,
    output,
    ...(progress.live === undefined ? {} : { live: { text: progress.text, timeline: progress.live } }),
  }
}

function invalidTag(call: DockerCall): string | undefined {
  for (const tag of allOf(call.flags, 'tag')) {
    const problem = nameProblem(tag)
    // buildx names the cause alone where the registry's own words are longer.
    if (problem?.endsWith('must be lowercase')) return `invalid tag "${tag}": repository name must be lowercase`
    if (problem !== undefined) return `invalid tag "${tag}": ${problem}`
  }
  return undefined
}

/** `--label` is part of the configuration: the image is another one. */
function labelled(image: Image, given: readonly string[]): Image {
  if (given.length === 0) return image
  const labels = { ...image.config.labels }
  for (const text of given) {
    const equals = text.indexOf('=')
    labels[equals < 0 ? text : text.slice(0, equals)] = equals < 0 ? '' : text.slice(equals + 1)
  }
  return { ...image, id: `sha256:${sha256Hex(image.id + JSON.stringify(labels))}`, config: { ...image.config, labels } }
}
