/** Networks as `allow` and `deny` name them. */
import { isIpv4 } from './address.ts'

export interface Cidr {
  readonly kind: 'ipv4' | 'ipv6'
  readonly address: number
  readonly mask: number
  /** Bits outside the mask were given: nginx warns and ignores them. */
  readonly lowBits: boolean
}

export function cidr(text: string): Cidr | undefined {
  const [address = '', bits] = text.split('/')
  if (isIpv4(address)) {
    const length = bits === undefined ? 32 : /^\d+$/.test(bits) ? Number(bits) : -1
    if (length < 0 || length > 32) return undefined
    const mask = length === 0 ? 0 : (0xffffffff << (32 - length)) >>> 0
    const number = ipv4Number(address)
    return { kind: 'ipv4', address: (number & mask) >>> 0, mask, lowBits: (number & ~mask) !== 0 }
  }
  if (!/^[0-9a-f]*:[0-9a-f:.]*$/i.test(address)) return undefined
  if (bits !== undefined && !(/^\d+$/.test(bits) && Number(bits) <= 128)) return undefined
  return { kind: 'ipv6', address: 0, mask: 0, lowBits: false }
}

export function ipv4Number(text: string): number {
  return text.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
}

/** Whether an IPv4 address lies in the network. */
export function contains(network: Cidr, address: string): boolean {
  return network.kind === 'ipv4' && isIpv4(address) && (ipv4Number(address) & network.mask) >>> 0 === network.address
}
