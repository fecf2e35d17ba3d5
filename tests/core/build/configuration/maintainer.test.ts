import { expect, test } from 'vitest'
import { historyOf } from '../build-of.ts'

test('the history remembers it', () => {
  expect(historyOf('MAINTAINER me  too')).toEqual(['MAINTAINER me  too'])
})
