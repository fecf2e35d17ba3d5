/** Pages may hold frames of the preview origin and no other, that of the Node runtime those of its host; which ones, is known when the server runs. */
import { type NextRequest, NextResponse } from 'next/server'
import { previewPlaceFor } from './app/_wiring/preview-origin.ts'
import { webContainerFrames } from './app/_wiring/web-container.ts'

export function proxy(request: NextRequest): NextResponse {
  const isRuntime = /^\/runtime\/?$/.test(request.nextUrl.pathname)
  const origins = isRuntime ? webContainerFrames() : previewPlaceFor(request.headers.get('host')).origins
  const response = NextResponse.next()
  response.headers.set('Content-Security-Policy', `frame-src ${origins.join(' ') || "'none'"}`)
  return response
}

/** Pages only: no file with an ending, nothing of Next's own, not the starter's repository, no route (their bodies would be cut at 10 MB). */
export const config = { matcher: ['/((?!_next/|api/|[a-z0-9-]+\\.git/|.*\\.[a-z0-9]+$).*)'] }
