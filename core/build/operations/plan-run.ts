/** RUN, read: its argv, environment, user, directory and mounts; nothing runs yet. */
import { heredocMark } from '@/core/dockerfile/heredoc.ts'
import type { Instruction } from '@/core/dockerfile/syntax.ts'
import { resolve } from '@/core/files/path.ts'
import { addStep } from '../add-step.ts'
import { shellOf } from '../configuration/command-line.ts'
import type { Draft } from '../draft.ts'
import { expandName } from '../expanding.ts'
import { originalText, upperKeyword } from '../original.ts'
import type { Handler } from '../scene.ts'
import { type ShownArgs, shownArgs } from '../shown-args.ts'
import type { InlineFile, RunAction } from '../step.ts'
import { planMounts } from './plan-mounts.ts'

export const planRun: Handler = (draft, instruction, scene) => {
  const mounts = planMounts(draft, instruction, scene)
  if (!mounts.ok) return mounts.draft
  const { argv, script, inline, summary } = commandOf(draft, instruction)
  const action: RunAction = {
    kind: 'run',
    argv,
    script,
    inline,
    env: draft.env,
    cwd: resolve('/', draft.config.workingDir),
    user: draft.config.user,
    mounts: mounts.mounts,
    args: draft.args,
    stored: draft.growing.env,
    network: instruction.flags.find((flag) => flag.name === 'network')?.value,
  }
  const written = `${originalText(instruction, scene.text)}${summary}`
  const name = upperKeyword(expandName(written, draft, scene, { keepQuotes: true, keepUnset: true }))
  const args = shownArgs(draft, draft.shownArgs)
  const shown = { ...draft, shownArgs: args }
  return addStep(shown, instruction, action, name, `RUN ${historyCommand(args, argv)} # buildkit`)
}

interface Command {
  readonly argv: readonly string[]
  readonly script: string | undefined
  readonly inline: InlineFile | undefined
  /** Added to the step's name, for a heredoc. */
  readonly summary: string
}

/** As BuildKit: a lone heredoc is the script itself, or a file to run when it starts with `#!`; others go to the shell whole. */
function commandOf(draft: Draft, instruction: Instruction): Command {
  if (instruction.json) {
    return { argv: instruction.args.map((word) => word.text), script: undefined, inline: undefined, summary: '' }
  }
  const shell = shellOf(draft.config)
  const text = instruction.rest.text
  const [first] = instruction.heredocs
  if (first === undefined) return { argv: [...shell, text], script: text, inline: undefined, summary: '' }
  if (heredocMark(text) === undefined) {
    const full = text + instruction.heredocs.map((heredoc) => `\n${heredoc.written}${heredoc.name}`).join('')
    return { argv: [...shell, full], script: full, inline: undefined, summary: '' }
  }
  const summary = ` (${summarize(first.content)})`
  if (!first.written.startsWith('#!')) {
    return { argv: [...shell, first.content], script: first.content, inline: undefined, summary }
  }
  const path = `/dev/pipes/${first.name}`
  return { argv: [...shell, path], script: path, inline: { name: first.name, content: first.content }, summary }
}

function summarize(document: string): string {
  const lines = document.trim().split(/\r?\n/)
  return lines.length > 1 ? `${lines[0]}...` : lines[0]!
}

/** Declared ARGs stand in front, as `docker history` shows them: `|1 VITE_API_URL=/api /bin/sh -c …`. */
function historyCommand(args: ShownArgs, argv: readonly string[]): string {
  const command = argv.join(' ')
  return args.args.size > 0 ? `|${args.args.size}${args.text} ${command}` : command
}
