import { expect, test } from 'vitest'
import { areaHtml } from '@/components/editor/plain-area.ts'

test('text is escaped, so that no file can leave the text area', () => {
  expect(areaHtml('c', 'a"b', '', '</textarea><b>&amp;')).toContain('>\n&lt;/textarea>&lt;b>&amp;amp;</textarea>')
  expect(areaHtml('c', 'a"b', '', '')).toContain('data-path="a&quot;b"')
})

test('a text that begins with a line break keeps it', () => {
  expect(areaHtml('c', 'f', '', '\nFROM a')).toContain('>\n\nFROM a<')
})
