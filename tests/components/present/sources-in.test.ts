import { expect, test } from 'vitest'
import { sourcesIn } from '@/components/present/sources-in.ts'
import { ARTICLE_FACTS, fillFacts } from '@/core/lessons/facts.ts'

test('a hand-out lists each figure once, with where it is from', () => {
  const html = fillFacts(
    '<p><span class="fact" data-fact="article.normal.storage">…</span> and <span class="fact" data-fact="article.normal.storage">…</span></p>',
    new Map(),
  )
  const [source, ...more] = sourcesIn([html])
  expect(source!.figure).toBe(ARTICLE_FACTS['article.normal.storage']!.text)
  expect(source!.source).toContain('“Docker image: multi-staging”')
  expect(more).toEqual([])
})
