/** dos2unix and unix2dos: line ends of files, in place. */

import { file } from '@/core/files/tree.ts'
import { holdsUnknown } from '@/core/shell/unknown-text.ts'
import { CannotTell, program } from './work.ts'

function lineEnds(name: string, change: (text: string) => string) {
  return program(name, (work, args) => {
    for (const path of args.filter((arg) => !arg.startsWith('-'))) {
      const found = work.look(path)
      if (found?.node.kind !== 'file') {
        work.fail(`${path}: No such file or directory`)
        continue
      }
      const text = work.text(found.node, path)
      const content = holdsUnknown(text) ? undefined : file(change(text)).content
      if (content === undefined && found.node.content.kind !== 'unknown') throw new CannotTell(`${path} is not text`)
      if (content !== undefined) work.put(found.path, { ...found.node, content })
    }
  })
}

export const dos2unix = lineEnds('dos2unix', (text) => text.replaceAll('\r\n', '\n'))
export const unix2dos = lineEnds('unix2dos', (text) => text.replace(/\r?\n/g, '\r\n'))
