import { expect, test } from 'vitest'
import { allOf, flagSpecs, isSet, lastOf, parseFlags } from '@/core/terminal/flags.ts'

const SPECS = flagSpecs('d,detach', 'i,interactive', 't,tty', 'p,publish=', 'name=', 'rm')

function parsed(...args: string[]) {
  const result = parseFlags(SPECS, args)
  if (result.kind !== 'parsed') throw new Error(JSON.stringify(result))
  return result.flags
}

function complaint(...args: string[]) {
  const result = parseFlags(SPECS, args)
  return result.kind === 'wrong' ? result.message : result.kind
}

test('short flags may stand together', () => {
  const flags = parsed('-dit', 'app')
  expect([isSet(flags, 'detach'), isSet(flags, 'interactive'), isSet(flags, 'tty')]).toEqual([true, true, true])
  expect(flags.operands).toEqual(['app'])
})

test.each([
  [['-p', '8080:80']],
  [['-p8080:80']],
  [['-p=8080:80']],
  [['--publish', '8080:80']],
  [['--publish=8080:80']],
  [['-dp', '8080:80']],
])('a value is found in the form %j', (args) => {
  expect(lastOf(parsed(...args), 'publish')).toBe('8080:80')
})

test('a flag given twice keeps both values', () => {
  expect(allOf(parsed('-p', '1:1', '-p', '2:2'), 'publish')).toEqual(['1:1', '2:2'])
})

test('flags after an argument count unless the command stops there', () => {
  expect(parsed('app', '-d').operands).toEqual(['app'])
  const stopped = parseFlags(SPECS, ['app', '-d'], false)
  expect(stopped).toMatchObject({ kind: 'parsed', flags: { operands: ['app', '-d'] } })
})

test('two dashes end the flags', () => {
  expect(parsed('--', '-d').operands).toEqual(['-d'])
})

test('an unknown flag gets the words of the parser', () => {
  expect(complaint('--foo=1')).toBe('unknown flag: --foo')
  expect(complaint('-z')).toBe("unknown shorthand flag: 'z' in -z")
  expect(complaint('-dzt')).toBe("unknown shorthand flag: 'z' in -zt")
})

test('a value that is missing or no truth value gets the words of the parser', () => {
  expect(complaint('--name')).toBe('flag needs an argument: --name')
  expect(complaint('-dp')).toBe("flag needs an argument: 'p' in -p")
  expect(complaint('--rm=maybe')).toBe(
    'invalid argument "maybe" for "--rm" flag: strconv.ParseBool: parsing "maybe": invalid syntax',
  )
  expect(complaint('--=x')).toBe('bad flag syntax: --=x')
})

test('a truth value can be taken back', () => {
  expect(isSet(parsed('--rm=false'), 'rm')).toBe(false)
})
