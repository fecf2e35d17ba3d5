/** Where others reach this machine: its own addresses, or the names that a certificate is for. */
import { X509Certificate } from 'node:crypto'
import { networkInterfaces } from 'node:os'

/** IPv4 before IPv6; neither loopback nor link-local, which a QR code cannot carry to another device. */
export function networkAddresses(interfaces = networkInterfaces()) {
  const all = Object.values(interfaces).flatMap((each) => each ?? [])
  const reachable = all.filter(({ internal, address }) => !internal && !/^(?:fe80:|169\.254\.)/i.test(address))
  const [four, six] = ['IPv4', 'IPv6'].map((family) => reachable.filter((each) => each.family === family))
  return [...four, ...six].map(({ address, family }) => (family === 'IPv6' ? `[${address}]` : address))
}

/** Names and addresses of a certificate in PEM, without wildcards; those for this machine alone come last. */
export function namesOfCertificate(pem) {
  const written = new X509Certificate(pem).subjectAltName ?? ''
  const names = [...written.matchAll(/(?:DNS|IP Address):([^,\s]+)/g)].map(([, name]) => name)
  const usable = names.filter((name) => !name.includes('*')).map((name) => (name.includes(':') ? `[${name}]` : name))
  return [...usable.filter((name) => !isOwn(name)), ...usable.filter(isOwn)]
}

function isOwn(name) {
  return name === 'localhost' || name === '[::1]' || /^127\./.test(name)
}
