/** Digests of maps, whatever their order; of a map that grew out of another only what changed is read again. */
import { recentResults } from '@/core/files/recent-results.ts'
import { lineageOf } from '@/core/files/versioned-map.ts'
import { hashOf } from './remembered-hash.ts'

type Values = ReadonlyMap<string, unknown>

/** A map's digest is the sum of those of its entries, modulo 2^256: an entry leaves a sum as it came in. */
const MODULUS = 1n << 256n

/** 64 hex digits: equal for equal entries. */
export function entriesDigest(map: ReadonlyMap<string, string>): string {
  return digestOf(map, entriesMemory, (name, value) => JSON.stringify([name, value]))
}

/** 64 hex digits: equal for equal keys. */
export function namesDigest(map: Values): string {
  return digestOf(map, namesMemory, (name) => name)
}

/** For each lineage of maps, the sums of all of them, in order. */
type Memory = WeakMap<object, bigint[]>

const numbers = recentResults<bigint>(10_000)
const entriesMemory: Memory = new WeakMap()
const namesMemory: Memory = new WeakMap()

function digestOf(map: Values, memory: Memory, text: (name: string, value: unknown) => string): string {
  const numberOf = (name: string, value: unknown) => {
    const entry = text(name, value)
    return numbers.of(entry, () => BigInt(`0x${hashOf(entry)}`))
  }
  const { lineage, start, count, changeAt } = lineageOf(map)
  const sums = memory.get(lineage) ?? [sumOf(start, numberOf)]
  memory.set(lineage, sums)
  for (let number = sums.length - 1; changeAt !== undefined && number < count; number++) {
    const { key, before, after } = changeAt(number)
    const gone = before === undefined ? 0n : numberOf(key, before)
    sums.push((sums[number]! + numberOf(key, after) - gone + MODULUS) % MODULUS)
  }
  return sums[count]!.toString(16).padStart(64, '0')
}

function sumOf(map: Values, numberOf: (name: string, value: unknown) => bigint): bigint {
  let sum = 0n
  for (const [name, value] of map) sum += numberOf(name, value)
  return sum % MODULUS
}
