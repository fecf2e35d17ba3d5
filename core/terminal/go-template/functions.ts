/** The functions a `--format` may call: Go's own and those docker adds (docker/cli templates/templates.go). */
import { printed } from './value.ts'

export type TemplateFunction = (args: readonly unknown[]) => unknown

const text = (value: unknown): string => printed(value)

export const FUNCTIONS: Readonly<Record<string, TemplateFunction>> = {
  json: ([value]) => JSON.stringify(value ?? null),
  join: ([list, separator = '']) => (Array.isArray(list) ? list.map(text).join(text(separator)) : text(list)),
  split: ([whole, separator]) => text(whole).split(text(separator)),
  upper: ([value]) => text(value).toUpperCase(),
  lower: ([value]) => text(value).toLowerCase(),
  title: ([value]) => text(value).replace(/(^|\s)(\S)/g, (_, before, letter) => before + letter.toUpperCase()),
  truncate: ([value, length]) => [...text(value)].slice(0, Number(length)).join(''),
  pad: ([value, before, after]) => ' '.repeat(Number(before)) + text(value) + ' '.repeat(Number(after)),
  println: (args) => `${args.map(text).join(' ')}\n`,
  print: (args) => args.map(text).join(''),
  printf: ([format, ...args]) => formatted(text(format), args),
  len: ([value]) => sizeOf(value),
  index: ([value, ...keys]) => keys.reduce((at, key) => elementOf(at, key), value),
  slice: ([value, from = 0, to]) =>
    typeof value === 'string' || Array.isArray(value)
      ? value.slice(Number(from), to === undefined ? undefined : Number(to))
      : value,
  eq: ([first, ...rest]) => rest.some((each) => each === first),
  ne: ([one, other]) => one !== other,
  lt: ([one, other]) => (one as number) < (other as number),
  le: ([one, other]) => (one as number) <= (other as number),
  gt: ([one, other]) => (one as number) > (other as number),
  ge: ([one, other]) => (one as number) >= (other as number),
  not: ([value]) => !isTrue(value),
  and: (args) => args.find((each) => !isTrue(each)) ?? args.at(-1),
  or: (args) => args.find(isTrue) ?? args.at(-1),
}

/** Empty and nothing are false. */
export function isTrue(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === 0 || value === '') return false
  return typeof value !== 'object' || sizeOf(value) > 0
}

function sizeOf(value: unknown): number {
  if (Array.isArray(value) || typeof value === 'string') return value.length
  return typeof value === 'object' && value !== null ? Object.keys(value).length : 0
}

function elementOf(value: unknown, key: unknown): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return (value as Record<string, unknown>)[String(key)] ?? (Array.isArray(value) ? undefined : '')
}

/** `%s %d %v %q`, with a width. */
function formatted(format: string, args: readonly unknown[]): string {
  let at = 0
  return format.replace(/%(-?)(\d*)([svdqt%])/g, (_, left: string, width: string, verb: string) => {
    if (verb === '%') return '%'
    const value = args[at++]
    const shown = verb === 'q' ? JSON.stringify(text(value)) : text(value)
    return left === '' ? shown.padStart(Number(width)) : shown.padEnd(Number(width))
  })
}
