import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { CLAIMS } from '@/core/checks/registry.ts'
import { authoringReference } from '@/core/lessons/authoring-reference.ts'

test('the reference in the docs is the one the schemas make', () => {
  const path = fileURLToPath(new URL('../../../docs/authoring-reference.md', import.meta.url))
  expect(readFileSync(path, 'utf8')).toBe(authoringReference())
})

test('every claim is in it, with its fields and its facts', () => {
  const text = authoringReference()
  for (const [name, { doc, facts }] of CLAIMS) {
    const section = text.slice(text.indexOf(`### ${name}\n`))
    expect(section.slice(0, section.indexOf('\n## ') + 1 || undefined)).toContain(doc)
    for (const fact of Object.keys(facts)) expect(section).toContain(`| \`${fact}\` |`)
  }
})
