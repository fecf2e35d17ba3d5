/** The operator's choice of the Node runtime's host, for the page that asks and the headers that allow it. */
import { env } from 'node:process'
import { framesOf, type WebContainerSetting, webContainerSetting } from '@/platform/web-container/setting.ts'

export function webContainer(): WebContainerSetting {
  return webContainerSetting(env.STAGECRAFT_WEB_CONTAINER_HOST)
}

export function webContainerFrames(): readonly string[] {
  return framesOf(webContainer())
}
