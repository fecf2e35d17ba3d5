import { expect, test } from 'vitest'
import { argLines, argsOf } from '@/components/playground/arg-lines.ts'

test('a line is NAME=value, with or without --build-arg, and may hold further equals signs', () => {
  expect(argsOf('A=1\n  --build-arg B=x=y \n--build-arg=C=')).toEqual({ A: '1', B: 'x=y', C: '' })
})

test('what is no argument yet counts for nothing', () => {
  expect(argsOf('NODE_VERSION\n1A=2\n\n=x')).toEqual({})
})

test('lines and arguments are each other’s way back', () => {
  const args = { NODE_VERSION: '22', GREETING: 'hello there' }
  expect(argsOf(argLines(args))).toEqual(args)
})
