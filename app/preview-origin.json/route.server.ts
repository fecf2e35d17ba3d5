/** Where this server's previews run their scripts, for the page that asks. A static host has a file in its place. */
import { previewPlaceFor } from '../_wiring/preview-origin.ts'

export const dynamic = 'force-dynamic'

export function GET(request: Request): Response {
  return Response.json(previewPlaceFor(request.headers.get('host')), { headers: { 'Cache-Control': 'no-store' } })
}
