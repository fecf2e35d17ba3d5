/** openssl: keys and certificates are other bytes each time; it writes the files it is told to, and no others. */
import { file } from '@/core/files/tree.ts'
import { unknownText } from '@/core/shell/unknown-text.ts'
import { notModelledHere, program } from './work.ts'

const MAKING = new Set(['req', 'genrsa', 'genpkey', 'dhparam', 'rand', 'x509', 'ecparam', 'rsa', 'pkcs12'])

export const openssl = program('openssl', (work, args) => {
  const [command = ''] = args
  if (command === 'version') {
    work.out(`${unknownText('the version of openssl is not recorded')}\n`)
    return
  }
  if (!MAKING.has(command)) throw notModelledHere(work, `openssl ${command} is not modelled`)
  const why = `openssl ${command} makes other bytes each time`
  const targets = args.filter((_, index) => ['-out', '-keyout', '-CAserial'].includes(args[index - 1] ?? ''))
  work.assumed.push(`\`openssl ${command}\` is taken to succeed`)
  if (targets.length === 0) work.out(unknownText(why))
  for (const target of targets) {
    const path = work.path(target)
    if (!work.mayChangeFolderOf(path)) throw work.quit(`Can't open "${target}" for writing, No such file or directory`)
    const mode = args[args.indexOf(target) - 1] === '-keyout' ? 0o600 : 0o666 & ~work.process.umask
    work.put(path, file({ kind: 'unknown', why }, { mode, ...work.owner() }))
  }
})
