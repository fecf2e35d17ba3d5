/** The browser's side of the Node runtime: which host it comes from is asked when it is started, and its code comes then. */
import type { MeasuredBuilds } from '@/core/runtime/measured-builds.ts'
import type { NodeRuntimeHost } from '@/core/runtime/node-runtime.ts'
import { measuredBuilds } from '@/platform/browser/measured-builds.ts'

let builds: MeasuredBuilds | undefined

export function keptBuilds(): MeasuredBuilds {
  builds ??= measuredBuilds()
  return builds
}

export async function loadNodeRuntime(): Promise<NodeRuntimeHost> {
  const [{ webContainerHost }, answer] = await Promise.all([
    import('@/platform/web-container/web-container.ts'),
    fetch('/web-container.json'),
  ])
  if (!answer.ok) throw new Error(`this site does not say where it comes from (HTTP ${answer.status})`)
  const { host, own } = (await answer.json()) as { readonly host: string; readonly own: boolean }
  return webContainerHost(own ? { address: host } : {})
}
