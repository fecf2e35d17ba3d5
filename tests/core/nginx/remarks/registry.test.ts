import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { REMARKS } from '@/core/nginx/remarks/registry.ts'
import { remarks } from '@/core/nginx/remarks.ts'
import { findings } from './findings.ts'

const names = REMARKS.map((remark) => remark.name)

test.each(names)('%s has a page that names it', (name) => {
  const page = `docs/rules/${name}.md`
  expect(existsSync(page)).toBe(true)
  expect(readFileSync(page, 'utf8')).toContain(`\`stagecraft/${name}\``)
})

test.each(names)('the page of %s shows what it finds, and what it does not', (name) => {
  const page = readFileSync(`docs/rules/${name}.md`, 'utf8')
  const [found, better] = [...page.matchAll(/```nginx\n([\s\S]*?)```/g)].map((match) => match[1]!)
  expect(findings(name, found!)).toHaveLength(1)
  expect(findings(name, better!)).toEqual([])
})

test.each(names)('what the page of %s calls better has no warning of another rule', (name) => {
  const page = readFileSync(`docs/rules/${name}.md`, 'utf8')
  const better = [...page.matchAll(/```nginx\n([\s\S]*?)```/g)][1]![1]!
  expect(remarks(better).filter(({ severity }) => severity === 'warning')).toEqual([])
})

test('a remark names its page and says what to do', () => {
  const [first] = remarks('server {\n  root /usr/share/nginx/html;\n  try_files $uri index.html;\n}\n')
  expect(first).toMatchObject({
    rule: 'stagecraft/nginx-try-files-without-slash',
    url: '/rules/nginx-try-files-without-slash/',
    file: 'nginx.conf',
    range: { start: { line: 3, column: 18 }, end: { line: 3, column: 28 } },
  })
  expect(first?.help).toBeTruthy()
})

test('any text is judged without an exception', () => {
  for (const text of [
    '',
    '}',
    'server {',
    'server { location / { try_files ; } }',
    'include /etc/nginx/conf.d/*.conf;',
  ])
    expect(() => remarks(text)).not.toThrow()
})
