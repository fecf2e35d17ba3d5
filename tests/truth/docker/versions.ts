/**
 * Where the BuildKit that answers here (Docker 20.10, Dockerfile frontend 1.2) differs from the one the engine models
 * (moby/buildkit of August 2026): all of it, each with its source, so that no case has to know.
 */

interface Reworded {
  readonly old: RegExp
  readonly today: string
  readonly source: string
}

const REWORDED: readonly Reworded[] = [
  {
    old: /^executor failed running \[(.*)\]: exit code: (\d+)$/,
    today: 'process "$1" did not complete successfully: exit code: $2',
    source: 'moby/buildkit solver/llbsolver/ops/exec.go',
  },
  {
    old: /^dockerfile parse error line /,
    today: 'dockerfile parse error on line ',
    source: 'moby/buildkit frontend/dockerfile/parser/errors.go',
  },
  {
    old: /^failed to compute cache key: ("\/.*") not found: not found$/,
    today: 'failed to compute cache key: failed to calculate checksum of ref <id>: $1: not found',
    source: 'moby/buildkit cache/contenthash/checksum.go',
  },
  {
    old: /^target stage (\S+) could not be found$/,
    today: 'target stage "$1" could not be found',
    source: 'moby/buildkit frontend/dockerfile/dockerfile2llb/convert.go',
  },
  {
    old: /"([^"]*)": invalid reference format: repository name must be lowercase$/,
    today: '"$1": invalid reference format: repository name (library/$1) must be lowercase',
    source: 'distribution/reference normalize.go',
  },
  {
    old: /^(dockerfile parse error on line \d+): Unknown flag: /,
    today: '$1: unknown flag: --',
    source: 'moby/buildkit frontend/dockerfile/instructions/bflag.go',
  },
  {
    old: /: Duplicate flag specified: (\S+)$/,
    today: ': duplicate flag specified: --$1',
    source: 'moby/buildkit frontend/dockerfile/instructions/bflag.go',
  },
  { old: /^Invalid containerPort: /, today: 'invalid containerPort: ', source: 'docker/go-connections nat/nat.go' },
  {
    old: / \(did you mean [^()]+\?\)$/,
    today: '',
    source: 'moby/buildkit util/suggest: newer, so what is suggested is held to that source alone',
  },
]

/** The command was shown as it is; now as Go quotes it (`%q` in moby/buildkit solver/llbsolver/ops/exec.go). */
function quoted(error: string): string {
  return error.replace(/^executor failed running \[([\s\S]*)\]: exit code: (\d+)$/, (_, command, code) => {
    const escaped = JSON.stringify(command).slice(1, -1)
    return `executor failed running [${escaped}]: exit code: ${code}`
  })
}

export function todaysWords(error: string): string {
  return REWORDED.reduce((text, { old, today }) => text.replace(old, today), quoted(error))
}

/**
 * A lone stage's steps are named `[stage-0 2/3]` once an unnamed image belongs to the build. Which mounts bring one in has
 * changed: cache mounts alone, later all (moby/buildkit frontend/dockerfile/dockerfile2llb/convert_runmount.go).
 */
export function todaysStep(step: string): string {
  return step.replace('[stage-0 ', '[')
}

type Config = Readonly<Record<string, unknown>>

/** Fields of the stored configuration that follow from the Dockerfile. `ArgsEscaped` (Windows) is not modelled. */
const FIELDS = [
  ...['Env', 'Cmd', 'Entrypoint', 'WorkingDir', 'User', 'ExposedPorts', 'Volumes', 'Labels', 'Healthcheck'],
  ...['OnBuild', 'StopSignal', 'Shell'],
]

/** An empty field is stored as null, as an empty value or not at all, by version. */
export function todaysConfig(config: Config): Config {
  return Object.fromEntries(FIELDS.filter((name) => !isEmpty(config[name])).map((name) => [name, config[name]]))
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true
  return typeof value === 'object' && Object.keys(value).length === 0
}
