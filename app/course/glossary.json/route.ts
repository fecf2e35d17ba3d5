/** The terms of the glossary, for explaining one where it stands in a text. */
import { readGlossary } from '@/core/lessons/glossary.ts'
import { getContent } from '../../_wiring/server.ts'

export const dynamic = 'force-static'

export function GET(): Response {
  return Response.json(readGlossary(getContent('glossary.md') ?? '').terms)
}
