/** No false alarms: what the course itself writes and accepts. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { DEFAULT_CONF } from '@/core/nginx/image-files.ts'
import { remarks } from '@/core/nginx/remarks.ts'

const LESSONS = 'content/lessons'

interface Written {
  readonly name: string
  readonly conf: string
  readonly place?: string
}

const solutions = configurations('solution/nginx.conf')

function configurations(path: string): readonly Written[] {
  return readdirSync(LESSONS).flatMap((lesson) => {
    const text = textOf(join(LESSONS, lesson, path))
    return text === undefined ? [] : [{ name: lesson, conf: text }]
  })
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

const accepted = readdirSync(LESSONS).flatMap((lesson) => {
  const variants = parse(textOf(join(LESSONS, lesson, 'variants/accepted.yaml')) ?? '[]') as readonly {
    readonly name: string
    readonly files?: Readonly<Record<string, string | null>>
  }[]
  return variants.flatMap((variant): Written[] => {
    const { name, files } = variant
    const conf = files?.['nginx.conf']
    const isMain = JSON.stringify(variant).includes('/etc/nginx/nginx.conf')
    return conf ? [{ name: `${lesson}: ${name}`, conf, ...(isMain && { place: '/etc/nginx/nginx.conf' }) }] : []
  })
})

test('there are configurations to judge', () => {
  expect(solutions.length).toBeGreaterThan(0)
  expect(accepted.length).toBeGreaterThan(5)
})

test.each(solutions)('the solution of $name shows none of the traps', ({ conf }) => {
  expect(remarks(conf)).toEqual([])
})

test.each(accepted)('$name: at most a missing asset is answered with the page', ({ conf, place }) => {
  const found = remarks(conf, place ? { place } : {})
  expect(found.filter(({ rule }) => rule !== 'stagecraft/nginx-missing-asset-is-page')).toEqual([])
})

test('the image’s own configuration shows none', () => {
  expect(remarks(DEFAULT_CONF)).toEqual([])
})
