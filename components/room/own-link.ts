/** The teacher's secret link, and who it is for. */
import type { OwnRoom } from './room-ports.ts'

/** Behind `#`, which no browser sends to a server. */
export function linkOf({ room, token, code }: OwnRoom): string {
  return `#${new URLSearchParams({ room, token, code })}`
}

/** `own`: rooms that were opened on this device, which know their titles. */
export function roomOfLink(hash: string, own: readonly OwnRoom[]): OwnRoom | undefined {
  const parts = new URLSearchParams(hash.slice(1))
  const [room, token, code] = ['room', 'token', 'code'].map((name) => parts.get(name) ?? '')
  if (!room || !token || !/^[\w-]+$/.test(room)) return undefined
  const known = own.find((one) => one.room === room)
  return { room, token, code: code || known?.code || '', title: known?.title ?? '', expiresAt: known?.expiresAt ?? 0 }
}
