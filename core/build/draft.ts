/** A stage while its instructions are read, before anything runs: each instruction gives the next draft. */
import { DEFAULT_PATH } from '@/core/dockerfile/scope.ts'
import type { Stage } from '@/core/dockerfile/stages.ts'
import type { BuildError, Instruction } from '@/core/dockerfile/syntax.ts'
import type { ImageConfig } from '@/core/images/image.ts'
import type { Step } from './step.ts'

/** One line of `docker history` made by this stage; `step` is the step whose layer it is. */
export interface HistoryLine {
  readonly createdBy: string
  readonly line: number
  readonly step: string | undefined
}

export interface Draft {
  readonly stage: Stage
  readonly config: ImageConfig
  /** ENV and every ARG with a value: what expands words and what RUN sees. */
  readonly env: ReadonlyMap<string, string>
  /** Declared ARGs of the stage and the stages it stands on. */
  readonly args: ReadonlyMap<string, string | undefined>
  readonly steps: readonly Step[]
  readonly history: readonly HistoryLine[]
  readonly commandSet: boolean
  /** Steps before this stage's own first one: 1 when the base is a real image. */
  readonly firstOrdinal: number
  /** Instructions read so far, triggers of the base included: numbers the steps. */
  readonly read: number
  /** The instruction comes from the base's ONBUILD. */
  readonly onbuild: boolean
  readonly error: BuildError | undefined
}

export const EMPTY_CONFIG: ImageConfig = {
  env: [`PATH=${DEFAULT_PATH}`],
  entrypoint: undefined,
  cmd: undefined,
  workingDir: '/',
  user: '',
  exposedPorts: [],
  volumes: [],
  labels: {},
  shell: undefined,
  stopSignal: '',
  healthcheck: undefined,
  onbuild: [],
}

export function configure(
  draft: Draft,
  instruction: Instruction,
  change: Partial<ImageConfig>,
  createdBy: string,
): Draft {
  return remember({ ...draft, config: { ...draft.config, ...change } }, instruction, createdBy)
}

export function remember(draft: Draft, instruction: Instruction, createdBy: string, step?: string): Draft {
  const line: HistoryLine = { createdBy, line: instruction.startLine, step }
  return { ...draft, history: [...draft.history, line] }
}

export function failDraft(
  draft: Draft,
  instruction: Instruction,
  file: string,
  code: string,
  message: string,
  details: Readonly<Record<string, string>> = {},
): Draft {
  return { ...draft, error: { code, message, range: instruction.range, file, details } }
}

/** Sets one variable of a `KEY=value` list: in its place if it is there, at the end if not, as Docker keeps them. */
export function setVariable(env: readonly string[], key: string, value: string): readonly string[] {
  const entry = `${key}=${value}`
  const at = env.findIndex((one) => one.startsWith(`${key}=`))
  return at < 0 ? [...env, entry] : env.map((one, index) => (index === at ? entry : one))
}

export function variablesOf(env: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    env.map((entry) => {
      const equals = entry.indexOf('=')
      return equals < 0 ? [entry, ''] : [entry.slice(0, equals), entry.slice(equals + 1)]
    }),
  )
}
