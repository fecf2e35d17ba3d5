import { own, setting } from '../conf.ts'
import type { Remark } from './remark.ts'

export const tryFilesWithoutSlash: Remark = {
  name: 'nginx-try-files-without-slash',
  severity: 'warning',
  help: 'try_files puts the root and this text together as they are, and takes the last one as an address. Both need the slash: /index.html.',
  *check({ blocks }) {
    for (const block of blocks) {
      // A root that ends in a slash brings the missing one along.
      if (setting(block, 'root')?.endsWith('/')) continue
      for (const directive of own(block, 'try_files'))
        for (const [at, text] of directive.args.entries()) {
          const isLast = at === directive.args.length - 1
          if (/^[/$]/.test(text) || (isLast && /^[=@]/.test(text))) continue
          const { range } = directive.words[at + 1]!
          yield {
            message: `"${text}" has no slash at its start, so it is never found`,
            at: { file: directive.file, range },
          }
        }
    }
  },
}
