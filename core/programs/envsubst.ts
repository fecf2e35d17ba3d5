/** envsubst: `$NAME` and `${NAME}` in standard input, all of them or those its argument names. */
import { holdsUnknown, unknownText, whyUnknown } from '@/core/shell/unknown-text.ts'
import { program } from './work.ts'

export const envsubst = program('envsubst', (work, args) => {
  const [format] = args.filter((arg) => !arg.startsWith('-'))
  const only =
    format === undefined ? undefined : new Set([...format.matchAll(/\$\{?(\w+)\}?/g)].map((match) => match[1]!))
  const text = work.process.stdin
  if (holdsUnknown(text)) work.out(unknownText(whyUnknown(text)))
  else {
    work.out(
      text.replace(
        /\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))/g,
        (whole, braced: string | undefined, bare: string | undefined) => {
          const name = braced ?? bare!
          return only === undefined || only.has(name) ? (work.process.env.get(name) ?? '') : whole
        },
      ),
    )
  }
})
