/** The page asks for a build by the user's own Docker: `build`, `run`, `cancel`, `clean` (docs/decisions/0014). */
import { localDocker } from '../../../_wiring/local-docker.ts'

export const dynamic = 'force-dynamic'

interface Context {
  readonly params: Promise<{ readonly action: string }>
}

async function answer(request: Request, { params }: Context): Promise<Response> {
  const docker = localDocker()
  if (docker === undefined) return new Response('Not found\n', { status: 404 })
  return docker.answer(request, (await params).action)
}

/** All methods come the same way: while it is off, nothing tells that there could be something. */
export {
  answer as DELETE,
  answer as GET,
  answer as HEAD,
  answer as OPTIONS,
  answer as PATCH,
  answer as POST,
  answer as PUT,
}
