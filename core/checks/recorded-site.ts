/** The starter's recorded build as files: what a configuration is tried with before the learner's own build is copied. */
import type { AppRecord } from '@/core/images/app-record.ts'

/** Bytes by path below the site's folder. */
export function recordedFiles(app: AppRecord): ReadonlyMap<string, Uint8Array> {
  return new Map(Object.entries(app.build.files).map(([path, text]) => [path, bytesOf(text)] as const))
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Base64, as records hold files. */
function bytesOf(text: string): Uint8Array {
  const clean = text.replace(/[^A-Za-z0-9+/]/g, '')
  const bytes = new Uint8Array(Math.floor((clean.length * 3) / 4))
  let bits = 0
  let held = 0
  let at = 0
  for (const char of clean) {
    held = ((held << 6) | ALPHABET.indexOf(char)) & 0xffffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes[at++] = (held >> bits) & 0xff
  }
  return bytes
}
