/** Pages may hold frames of the preview origin and no other; which one that is, is known when the server runs. */
import { type NextRequest, NextResponse } from 'next/server'
import { previewPlaceFor } from './app/_wiring/preview-origin.ts'

export function proxy(request: NextRequest): NextResponse {
  const { origins } = previewPlaceFor(request.headers.get('host'))
  const response = NextResponse.next()
  response.headers.set('Content-Security-Policy', `frame-src ${origins.join(' ') || "'none'"}`)
  return response
}

/** Pages only: no file with an ending, nothing of Next's own, not the starter's repository, no route (their bodies would be cut at 10 MB). */
export const config = { matcher: ['/((?!_next/|api/|[a-z0-9-]+\\.git/|.*\\.[a-z0-9]+$).*)'] }
