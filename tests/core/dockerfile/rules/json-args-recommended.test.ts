import { expect, test } from 'vitest'
import { findings } from './findings.ts'

test('catches CMD and ENTRYPOINT in shell form', () => {
  const lines = ['FROM alpine', 'CMD npm start', 'ENTRYPOINT my-program']
  expect(findings('JSONArgsRecommended', lines)).toEqual([
    '2: JSON arguments recommended for CMD to prevent unintended behavior related to OS signals',
    '3: JSON arguments recommended for ENTRYPOINT to prevent unintended behavior related to OS signals',
  ])
})

test('catches single quotes, which are no JSON', () => {
  const lines = ['FROM alpine', "CMD ['npm', 'start']"]
  expect(findings('JSONArgsRecommended', lines)).toEqual([
    '2: JSON arguments recommended for CMD to prevent unintended behavior related to OS signals',
  ])
})

test('catches not JSON, nor a stage with a SHELL, its own or inherited', () => {
  const lines = ['FROM alpine AS a', 'CMD ["npm", "start"]', 'SHELL ["/bin/sh", "-c"]', 'FROM a', 'CMD npm start']
  expect(findings('JSONArgsRecommended', lines)).toEqual([])
})
