import { expect, test } from 'vitest'
import { isTestCommand } from '@/core/checks/test-command.ts'

test.each([
  'npm test',
  'npm t',
  'npm run test',
  'npm --silent run test -- --run',
  'npm test --prefix /app',
  'yarn test',
  'pnpm run test',
  'npx vitest run',
  'npm exec vitest run',
  'node_modules/.bin/vitest run',
  'node ./node_modules/vitest/vitest.mjs run',
  'node --run test',
])('%s runs the tests', (line) => {
  expect(isTestCommand(line.split(' '))).toBe(true)
})

test.each([
  'npm ci',
  'npm run build',
  'npm install vitest',
  'echo npm test',
  'test -f package.json',
  'npm start',
  'node test.js',
])('%s does not', (line) => {
  expect(isTestCommand(line.split(' '))).toBe(false)
})
