/** Where the Node runtime of /runtime/ comes from. A static host has a file in its place. */
import { webContainer } from '../_wiring/web-container.ts'

export const dynamic = 'force-dynamic'

export function GET(): Response {
  return Response.json(webContainer(), { headers: { 'Cache-Control': 'no-store' } })
}
