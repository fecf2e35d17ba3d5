import { expect, test } from 'vitest'
import { readCommands } from '@/core/lessons/commands.ts'
import { readGlossary } from '@/core/lessons/glossary.ts'

test('a heading is a term, the text below it is its meaning', () => {
  const { terms } = readGlossary('# Glossary\n\n## Build context\n\nThe *folder*.\n\n## try_files\n\nA list.\n')
  expect(terms).toEqual([
    { id: 'build-context', term: 'Build context', html: '<p>The <em>folder</em>.</p>' },
    { id: 'tryfiles', term: 'try_files', html: '<p>A list.</p>' },
  ])
})

test('a command without a line to try is an author error', () => {
  const { errors } = readCommands('- name: docker ps\n  form: docker ps\n  does: Lists.\n  lesson: build-and-run\n')
  expect(errors[0]).toMatchObject({ line: 1, message: expect.stringContaining('try') })
})
