/** The server's preview origin: opened once when the server starts; pages and headers ask where it is. */
import { join } from 'node:path'
import { cwd, env } from 'node:process'
import { openPreviewServer, type PreviewPlace, previewPlace } from '@/platform/node/preview-origin.ts'

/** Instrumentation and requests are bundled apart, and share only the process. */
const OPENED = 'STAGECRAFT_OPENED_PREVIEW_PORT'

export async function openPreviewOrigin(): Promise<void> {
  if (env.STAGECRAFT_PREVIEW_PORT === 'off') return
  const sitePort = Number(env.PORT ?? 3000)
  const setting = {
    folder: env.STAGECRAFT_PREVIEW_FILES ?? join(cwd(), 'preview-origin'),
    host: env.STAGECRAFT_PREVIEW_HOST ?? env.HOSTNAME ?? '127.0.0.1',
    port: Number(env.STAGECRAFT_PREVIEW_PORT ?? sitePort + 1),
    sites: sitesAt(sitePort),
  }
  try {
    const { port } = await openPreviewServer(setting)
    env[OPENED] = String(port)
    process.stdout.write(`Previews:   http://${setting.host}:${port} (scripts of previewed apps run there)\n`)
  } catch (error) {
    process.stderr.write(`Previews run no scripts: ${error instanceof Error ? error.message : String(error)}\n`)
  }
}

function sitesAt(port: number): readonly string[] {
  const configured = env.STAGECRAFT_SITE_ORIGIN
  if (configured !== undefined && configured !== '') return configured.split(/[\s,]+/).map((one) => new URL(one).origin)
  return ['localhost', '127.0.0.1'].map((host) => `http://${host}:${port}`)
}

export function previewPlaceFor(host: string | null): PreviewPlace {
  const opened = env[OPENED]
  return previewPlace(host ?? '', {
    configured: env.STAGECRAFT_PREVIEW_ORIGIN,
    port: opened === undefined ? undefined : Number(opened),
  })
}
