/** Why the runtime did not start, in plain words. */
import type { Opened } from '@/core/runtime/node-runtime.ts'

export interface TroubleWords {
  readonly title: string
  readonly text: string
  readonly again: 'retry' | 'reload'
}

export function troubleWords(trouble: Exclude<Opened, { readonly kind: 'open' }>, online: boolean): TroubleWords {
  if (trouble.kind === 'refused')
    return { title: 'The Node runtime did not start', text: `The reason: ${trouble.why}.`, again: 'retry' }
  const { seconds, again } = trouble
  const host = trouble.host.replace(/^https?:\/\//, '')
  if (again === 'reload')
    return {
      title: `${host} answered, but the Node runtime was not ready after ${seconds} seconds`,
      text: 'A slow network or too little free memory can be why. Another attempt needs a fresh page.',
      again,
    }
  const network = online
    ? `Often a company network or a content blocker holds ${host} back, or the browser blocks cookies of other sites.`
    : 'This device says that it has no network.'
  return { title: `${host} did not answer within ${seconds} seconds`, text: network, again }
}
