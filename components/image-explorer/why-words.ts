/** Where a file comes from, in sentences; code stands in back-ticks. */
import type { PathEvent, WhyLink } from '@/core/engine/explore/why.ts'

/** `name` gives a stage's name as it is shown. */
export function whyWords(link: WhyLink, name: (stage: number) => string): string {
  switch (link.how) {
    case 'base':
      return `It came with the base image \`${link.image}\`.`
    case 'context':
      return `Copied from your folder, the build context: \`${link.source}\`.`
    case 'stage':
      return `Copied from stage ${name(link.from)}, where it is \`${link.source}\`.`
    case 'image':
      return `Copied from the image \`${link.image}\`, where it is \`${link.source}\`.`
    case 'moved':
      return `Put here by this command: before it, the same bytes were at \`${link.source}\`.`
    case 'archive':
      return `Unpacked from \`${link.archive}\` of the build context.`
    case 'inline':
      return 'Written out in the Dockerfile itself.'
    case 'ran':
      return 'Written by this command.'
    case 'workdir':
      return 'Made by WORKDIR, which makes the folder it names.'
    case 'parent':
      return 'A folder made on the way to where something was copied.'
    case 'remote':
      return `Fetched from \`${link.address}\`.`
    case 'unknown':
      return `Stagecraft cannot follow it further: ${link.why}`
  }
}

const CHANGES = { added: 'added', changed: 'written again', removed: 'deleted' } as const

export function eventWord(event: PathEvent): string {
  return event.base ? 'came with the base image' : CHANGES[event.change]
}

/** `-rw-r--r--`, as `ls -l` shows it. */
export function modeWords(kind: 'file' | 'link' | 'directory', mode: number): string {
  const letters = 'rwxrwxrwx'
  const bits = [...letters].map((letter, index) => ((mode >> (8 - index)) & 1 ? letter : '-')).join('')
  return `${kind === 'directory' ? 'd' : kind === 'link' ? 'l' : '-'}${bits}`
}
