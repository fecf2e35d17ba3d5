import { expect, test } from 'vitest'
import { findings } from './findings.ts'

test('catches the first of two CMDs', () => {
  const lines = ['FROM alpine', 'CMD ["a"]', 'CMD ["b"]']
  expect(findings('MultipleInstructionsDisallowed', lines)).toEqual([
    '2: Multiple CMD instructions should not be used in the same stage because only the last one will be used',
  ])
})

test('catches every one but the last, of each kind', () => {
  const lines = [
    'FROM alpine',
    'HEALTHCHECK NONE',
    'ENTRYPOINT ["a"]',
    'HEALTHCHECK NONE',
    'ENTRYPOINT ["b"]',
    'HEALTHCHECK NONE',
  ]
  expect(findings('MultipleInstructionsDisallowed', lines)).toEqual([
    '2: Multiple HEALTHCHECK instructions should not be used in the same stage because only the last one will be used',
    '3: Multiple ENTRYPOINT instructions should not be used in the same stage because only the last one will be used',
    '4: Multiple HEALTHCHECK instructions should not be used in the same stage because only the last one will be used',
  ])
})

test('catches not one in each stage, even based on each other', () => {
  const lines = ['FROM alpine AS a', 'CMD ["a"]', 'FROM a', 'CMD ["b"]']
  expect(findings('MultipleInstructionsDisallowed', lines)).toEqual([])
})
