/**
 * `ls` of the learner's own machine. The file program says that times and disk blocks are not known, as in an image;
 * here they are: every file lies on this machine since now, on blocks of 4 KiB.
 */
import { fileProgramTable } from '@/core/programs/registry.ts'
import type { Written } from '@/core/shell/process.ts'
import { unknownText } from '@/core/shell/unknown-text.ts'
import { type Call, done, failed, type Reply } from '../../command.ts'

const TIME = unknownText('the time of a file')
const BLOCKS = unknownText('blocks on disk')
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

export function ls(call: Call): Reply {
  const found = fileProgramTable.find('ls', call.process)
  if (found.kind !== 'program') return failed(127, 'sh: ls: not found')
  const outcome = found.run(call.process, call.host)
  if (outcome.kind === 'unsupported') return done(outcome.output)
  const errors = outcome.output.filter((each) => each.fd === 2)
  const text = outcome.output.map((each) => (each.fd === 1 ? each.text : '')).join('')
  const listing = withBlocks(text.replaceAll(TIME, shownTime(call.world.now)))
  const output: Written[] = [...errors, ...(listing === '' ? [] : [{ fd: 1 as const, text: listing }])]
  return { output, code: outcome.code }
}

/** `Nov 24 10:00` */
function shownTime(milliseconds: number): string {
  const date = new Date(milliseconds)
  const two = (value: number) => String(value).padStart(2, '0')
  const day = String(date.getUTCDate()).padStart(2)
  return `${MONTHS[date.getUTCMonth()]} ${day} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`
}

/** Each `total` counts the blocks of the lines below it, up to the next blank line. */
function withBlocks(text: string): string {
  return text
    .split('\n\n')
    .map((part) => part.replaceAll(BLOCKS, String(blocksOf(part))))
    .join('\n\n')
}

function blocksOf(listing: string): number {
  const sizes = [...listing.matchAll(/^[-dl]\S+ +\d+ \S+ +\S+ +(\d+) /gm)].map((match) => Number(match[1]))
  return sizes.reduce((sum, size) => sum + Math.ceil(size / 4096) * 4, 0)
}
