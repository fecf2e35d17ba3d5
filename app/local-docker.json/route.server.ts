/** Whether this server offers the user's own Docker. A static host has a file in its place, which says no. */
import { offersLocalDocker } from '../_wiring/local-docker.ts'

export const dynamic = 'force-dynamic'

export function GET(request: Request): Response {
  return Response.json({ on: offersLocalDocker(request.headers) }, { headers: { 'Cache-Control': 'no-store' } })
}
