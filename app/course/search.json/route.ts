/** What the search looks through, fetched when it is first opened. */
import { BUILD_CHECK_LIST } from '@/core/dockerfile/build-checks.ts'
import { readCommands } from '@/core/lessons/commands.ts'
import { readGlossary } from '@/core/lessons/glossary.ts'
import { passagesOf } from '@/core/search/passages.ts'
import { getRulePages } from '../../_wiring/rules.ts'
import { getContent, getCourse } from '../../_wiring/server.ts'

export const dynamic = 'force-static'

export function GET(): Response {
  const { lessons } = getCourse()
  const { terms } = readGlossary(getContent('glossary.md') ?? '')
  const { commands } = readCommands(getContent('commands.yaml') ?? '[]')
  return Response.json(passagesOf({ lessons, terms, commands, rules: getRulePages(), checks: BUILD_CHECK_LIST }))
}
