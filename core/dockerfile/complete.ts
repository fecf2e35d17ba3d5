/** Completion in a Dockerfile: instructions, their flags, names of stages, variables. */
import { type Suggestion, type Suggestions, suggestionsFor } from '@/core/text/language-help.ts'
import { type Caret, caretIn } from './caret.ts'
import { DOCKERFILE_DESCRIPTIONS } from './describe.ts'
import { INSTRUCTIONS } from './instructions/registry.ts'
import { parseDockerfile } from './parse.ts'
import { readStages } from './read-stages.ts'
import type { Stages } from './stages.ts'
import { variableNames } from './variable-names.ts'

/** Undefined where there is nothing to offer. */
export function completeDockerfile(text: string, offset: number): Suggestions | undefined {
  const caret = caretIn(parseDockerfile(text, 'Dockerfile'), offset)
  if (caret === undefined) return undefined
  const { keyword, before, typed } = caret
  if (keyword === undefined) return suggestionsFor(typed, offset, keywords(typed))
  const stages = readStages(parseDockerfile(text.slice(0, offset), 'Dockerfile'))
  const variable = /\$\{?(\w*)$/.exec(typed)?.[1]
  if (variable !== undefined) return suggestionsFor(variable, offset, plain(variableNames(stages, keyword)))
  if (typed.startsWith('-')) return flagSuggestions(caret, keyword, offset, stages)
  return suggestionsFor(
    typed,
    offset,
    wordsOf(
      keyword,
      before.filter((word) => !word.startsWith('--')),
      stages,
    ),
  )
}

function plain(names: readonly string[]): readonly Suggestion[] {
  return names.map((text) => ({ text }))
}

/** Written as the learner writes: small letters stay small. */
function keywords(typed: string): readonly Suggestion[] {
  const small = typed !== '' && typed === typed.toLowerCase()
  const current = [...INSTRUCTIONS.keys()].filter((keyword) => keyword !== 'MAINTAINER').sort()
  return current.map((keyword) => described(small ? keyword.toLowerCase() : keyword, keyword))
}

function described(text: string, key: string): Suggestion {
  const detail = DOCKERFILE_DESCRIPTIONS.get(key)?.sentence
  return { text, ...(detail && { detail }) }
}

const SWITCHES = new Set(['link', 'parents', 'keep-git-dir', 'unpack'])

function flagSuggestions({ before, typed }: Caret, keyword: string, offset: number, stages: Stages) {
  if (before.some((word) => !word.startsWith('--'))) return undefined
  const given = /^--([a-z-]+)=(.*)$/.exec(typed)
  if (given) return valueSuggestions(given[1]!, given[2]!, offset, stages)
  const flags = INSTRUCTIONS.get(keyword)?.flags ?? []
  const list = flags.map((flag) => described(`--${flag}${SWITCHES.has(flag) ? '' : '='}`, `${keyword} --${flag}`))
  return suggestionsFor(typed, offset, list)
}

const VALUES: Readonly<Record<string, string>> = { network: 'default none host', security: 'sandbox insecure' }
const MOUNT_KEYS = 'type= target= source= from= id= sharing= readonly required uid= gid= mode= env= size='
const MOUNT_VALUES: Readonly<Record<string, string>> = {
  type: 'bind cache tmpfs secret ssh',
  sharing: 'shared private locked',
}

function valueSuggestions(flag: string, value: string, offset: number, stages: Stages): Suggestions | undefined {
  if (flag === 'from') return suggestionsFor(value, offset, plain(stageNames(stages)))
  if (flag !== 'mount') return suggestionsFor(value, offset, listed(VALUES[flag]))
  const field = value.slice(value.lastIndexOf(',') + 1)
  const equals = field.indexOf('=')
  if (equals < 0) return suggestionsFor(field, offset, listed(MOUNT_KEYS))
  const typed = field.slice(equals + 1)
  const key = field.slice(0, equals)
  return suggestionsFor(typed, offset, key === 'from' ? plain(stageNames(stages)) : listed(MOUNT_VALUES[key]))
}

function listed(words: string | undefined): readonly Suggestion[] {
  return words === undefined ? [] : plain(words.split(' '))
}

/** Names of the stages before the one the caret is in: it cannot copy from itself. */
function stageNames({ stages }: Stages): readonly string[] {
  return stages.slice(0, -1).flatMap((stage) => stage.writtenName ?? [])
}

function wordsOf(keyword: string, before: readonly string[], stages: Stages): readonly Suggestion[] {
  if (before.length > 0) return keyword === 'FROM' && before.length === 1 ? plain(['AS']) : []
  switch (keyword) {
    case 'FROM':
      return [...plain(stages.stages.flatMap((stage) => stage.writtenName ?? [])), { text: 'scratch' }]
    case 'HEALTHCHECK':
      return plain(['CMD', 'NONE'])
    case 'STOPSIGNAL':
      return plain(['SIGINT', 'SIGQUIT', 'SIGTERM'])
    default:
      return []
  }
}
