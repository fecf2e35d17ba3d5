import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { BUILD_CHECK_LIST } from '@/core/dockerfile/build-checks.ts'
import { readRulePage } from '@/core/lessons/rule-page.ts'

const TEXT = '# A `trap`\n\n`stagecraft/a-trap` · our own rule.\n\nIt *hurts*. Avoid it.\n\n```nginx\nserver { }\n```\n'

test('a page is its title, its first paragraph, and what follows', () => {
  const page = readRulePage('a-trap', TEXT)
  expect(page).toMatchObject({ rule: 'stagecraft/a-trap', title: 'A trap', summary: 'It hurts. Avoid it.', errors: [] })
  expect(page.html).toContain('<code class="language-nginx">server { }')
  expect(page.html).not.toContain('A <code>trap')
})

test('a page without a title is an author’s error', () => {
  expect(readRulePage('x', 'text').errors).toHaveLength(1)
})

test.each(readdirSync('docs/rules'))('%s can be shown', (file) => {
  const page = readRulePage(file.replace('.md', ''), readFileSync(`docs/rules/${file}`, 'utf8'))
  expect(page.errors).toEqual([])
  expect(page.summary.length).toBeGreaterThan(40)
  expect(page.html).toContain('<pre>')
})

test('Docker’s checks are listed with its pages', () => {
  expect(BUILD_CHECK_LIST).toHaveLength(22)
  for (const { help, url } of BUILD_CHECK_LIST) {
    expect(help).not.toBe('')
    expect(url).toMatch(/^https:\/\/docs\.docker\.com\/go\/dockerfile\/rule\/[a-z-]+\/$/)
  }
})
