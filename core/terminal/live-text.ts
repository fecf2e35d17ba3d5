/** Finds the texts that have a moving form in what a line printed: redirected or piped ones are not among it. */
import type { Written } from '@/core/shell/process.ts'
import type { LiveText } from './command.ts'
import type { Printed } from './terminal.ts'

export function withLive(output: readonly Written[], live: readonly LiveText[]): readonly Printed[] {
  return live.reduce<readonly Printed[]>(
    (all, { text, timeline }) =>
      all.flatMap((part): readonly Printed[] => {
        const at = part.live === undefined ? part.text.indexOf(text) : -1
        if (at < 0) return [part]
        const rest = part.text.slice(at + text.length)
        return [
          { fd: part.fd, text: part.text.slice(0, at) },
          { fd: part.fd, text, live: timeline },
          { fd: part.fd, text: rest },
        ].filter((each) => each.text !== '')
      }),
    output,
  )
}
