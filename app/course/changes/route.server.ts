/** `npm run dev` only: which texts of the course there are, now and after every edit, as server-sent events. */
import { courseVersion, watchCourseTexts } from '../../_wiring/server.ts'

export const dynamic = 'force-dynamic'

export function GET(request: Request): Response {
  if (process.env.NODE_ENV !== 'development') return new Response(null, { status: 404 })
  const stream = new ReadableStream<string>({
    start(controller) {
      const tell = () => controller.enqueue(`data: ${courseVersion()}\n\n`)
      const end = watchCourseTexts(tell)
      tell()
      request.signal.addEventListener('abort', () => {
        end()
        controller.close()
      })
    },
  })
  const headers = { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' }
  return new Response(stream.pipeThrough(new TextEncoderStream()), { headers })
}
