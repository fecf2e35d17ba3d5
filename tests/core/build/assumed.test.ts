import { expect, test } from 'vitest'
import { treeOf } from '@/core/files/tree.ts'
import { defaultCatalogue } from '@/core/images/catalogue.ts'
import { buildOf } from './build-of.ts'

test('a step whose success is assumed says so, with its figures', () => {
  const context = treeOf({ 'package.json': '{"dependencies": {"left-pad": "1.3.0"}}' })
  const dockerfile = 'FROM node:22-alpine\nWORKDIR /app\nCOPY package.json .\nRUN npm install\nRUN echo a > b\n'
  const { operations } = buildOf(dockerfile, { context, catalogue: defaultCatalogue })
  const [install, echo] = operations.slice(-2)
  expect(install!.assumed?.[0]).toContain('is taken to succeed')
  expect(['assumed', 'unsupported']).toContain(install!.evidence.kind)
  expect(echo!.assumed).toBeUndefined()
  expect(echo!.evidence.kind).toBe('computed')
})
