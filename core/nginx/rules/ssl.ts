/** Certificates: nginx loads them when it tests a configuration. */

import { lookup } from '@/core/files/tree.ts'
import { type Block, inForce } from '../conf.ts'
import { fullName } from '../include.ts'
import { doubt, emerg, type Reading } from '../reading.ts'
import type { NginxMessage } from '../verdict.ts'

/** What OpenSSL says of a file that is not there (OpenSSL 3). */
export function certificateProblem(server: Block, reading: Reading): NginxMessage | undefined {
  const certificate = inForce(server, 'ssl_certificate')[0]
  if (certificate === undefined) return undefined
  const key = inForce(server, 'ssl_certificate_key')[0]
  if (key === undefined) {
    return emerg(`no "ssl_certificate_key" is defined for certificate "${certificate.args[0]!}"`)
  }
  return missing(certificate.args[0]!, 'certificate', reading) ?? missing(key.args[0]!, 'certificate key', reading)
}

function missing(path: string, what: string, reading: Reading): NginxMessage | undefined {
  if (path.includes('$')) return undefined
  const file = fullName(path)
  const found = lookup(reading.input.tree, file)
  if (found.kind !== 'absent') {
    doubt(reading, `whether OpenSSL accepts ${file} is not checked`)
    return undefined
  }
  const reason = `BIO_new_file() failed (SSL: error:80000002:system library::No such file or directory:calling fopen(${file}, r) error:10000080:BIO routines::no such file)`
  return emerg(`cannot load ${what} "${file}": ${reason}`)
}
