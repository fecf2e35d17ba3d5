/** Programs that write nothing but what they print: what that is, and their exit code, are not modelled. */
import type { Program } from '@/core/shell/process.ts'
import { unknownText } from '@/core/shell/unknown-text.ts'
import { CannotTell, program } from './work.ts'

const NAMES = [
  ...['awk', 'base64', 'bc', 'cal', 'cksum', 'dc', 'df', 'diff', 'file', 'free', 'getconf', 'getent', 'hexdump', 'ip'],
  ...['ldd', 'locale', 'lsof', 'md5sum', 'nproc', 'nslookup', 'od', 'ping', 'ps', 'sha1sum', 'sha512sum', 'strings'],
  ...[
    'tac',
    'top',
    'tree',
    'uptime',
    'xxd',
    'jq',
    'rev',
    'nl',
    'fold',
    'paste',
    'comm',
    'expand',
    'tty',
    'nc',
    'netstat',
    'yes',
    'kill',
  ],
]

export const PRINT_ONLY: ReadonlyMap<string, Program> = new Map(
  NAMES.map((name) => [
    name,
    program(name, (work) => {
      const why = `what ${name} prints is not modelled`
      work.out(unknownText(why))
      throw new CannotTell(why)
    }),
  ]),
)
