/** What programs do when they reach for a network that `RUN --network=none` took away. Words as recorded without a network. */
import { isBusybox } from './busybox.ts'
import { CannotTell, Quit, type Work } from './work.ts'

/** Ends a program that has to fetch something, in its own words; does nothing where there is a network. */
export function needsNetwork(work: Work, words: readonly string[], code: number): void {
  if (!work.process.offline) return
  for (const text of words) work.written.push({ fd: 2, text: `${text}\n` })
  throw new Quit(code)
}

/** It fails for certain; with which words and code is not recorded. */
export function needsNetworkSomehow(work: Work, command: string): void {
  if (work.process.offline) throw new CannotTell(`\`${command}\` has no network here, and how it fails is not recorded`)
}

/** The name an address would have to be looked up by; undefined for numbers and this machine, which need no look-up. */
export function hostToFind(address: string): string | undefined {
  const host = /^(?:[a-z]+:\/\/)?(?:[^/@]*@)?([^/:?#]+)/i.exec(address)?.[1]
  return host === undefined || host === 'localhost' || /^[\d.]+$/.test(host) ? undefined : host
}

export function fetchOffline(work: Work, address: string, quiet: boolean): void {
  const host = work.process.offline ? hostToFind(address) : undefined
  if (host === undefined) return
  if (work.name === 'curl') needsNetwork(work, quiet ? [] : [`curl: (6) Could not resolve host: ${host}`], 6)
  if (isBusybox(work)) needsNetwork(work, [`wget: bad address '${host}'`], 1)
  needsNetwork(work, quiet ? [] : [`wget: unable to resolve host address '${host}'`], 4)
}
