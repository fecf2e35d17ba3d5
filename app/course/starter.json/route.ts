/** The starter's files as the workbench loads them, once for all lessons. */
import { getStarter } from '../../_wiring/server.ts'

export const dynamic = 'force-static'

export function GET(): Response {
  return Response.json(getStarter())
}
