/** Which host a page's WebContainer comes from: StackBlitz's, unless the operator of this site named another. */

export interface WebContainerSetting {
  /** Origin of the page that is loaded into the hidden frame. */
  readonly host: string
  /** The operator's, not StackBlitz's own. */
  readonly own: boolean
}

export const STACKBLITZ = 'https://stackblitz.com'

/** Servers that are started inside of it are framed from here: an origin for each. */
const SERVERS = ['https://*.webcontainer-api.io', 'https://*.webcontainer.io']

/** `address` is STAGECRAFT_WEB_CONTAINER_HOST. Throws where it is no address. */
export function webContainerSetting(address: string | undefined): WebContainerSetting {
  if (address === undefined || address === '') return { host: STACKBLITZ, own: false }
  const url = new URL(address)
  if (!/^https?:$/.test(url.protocol)) throw new Error(`STAGECRAFT_WEB_CONTAINER_HOST is no web address: ${address}`)
  return { host: url.origin, own: true }
}

/** For `frame-src` of the one page that starts it. */
export function framesOf({ host, own }: WebContainerSetting): readonly string[] {
  return own ? [host] : [host, ...SERVERS]
}
