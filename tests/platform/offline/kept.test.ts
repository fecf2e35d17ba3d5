import { expect, test } from 'vitest'
import { type Kept, planFor } from '@/platform/offline/kept.ts'

const kept: Kept = {
  version: 'one',
  pages: ['/', '/lessons/nginx-stage/', '/offline/'],
  later: ['/present/nginx-stage/'],
  payloads: 'header',
  files: ['/course/starter.json'],
  first: ['/_next/static/chunks/a.js'],
  rest: [],
}
const asFiles: Kept = { ...kept, payloads: 'file' }

interface Asking {
  readonly method?: string
  readonly navigates?: boolean
  readonly headers?: Readonly<Record<string, string>>
  readonly by?: Kept
}

function plan(address: string, { method = 'GET', navigates = false, headers = {}, by = kept }: Asking = {}) {
  const url = new URL(address, 'https://stagecraft.example')
  const header = (name: string) => headers[name] ?? null
  return planFor({ method, url, origin: 'https://stagecraft.example', navigates, header }, by)
}

test('a presentation opens from what is kept, whatever is asked of it', () => {
  const page = { kind: 'page', key: '/present/nginx-stage/' }
  expect(plan('/present/nginx-stage/', { navigates: true })).toEqual(page)
  expect(plan('/present/nginx-stage/?print', { navigates: true })).toEqual(page)
  expect(plan('/present/nginx-stage/', { headers: { rsc: '1' } })).toEqual({ kind: 'hint' })
})

test('a lesson opens from what is kept, with or without its last slash, whatever panel is asked for', () => {
  const page = { kind: 'page', key: '/lessons/nginx-stage/' }
  expect(plan('/lessons/nginx-stage/', { navigates: true })).toEqual(page)
  expect(plan('/lessons/nginx-stage', { navigates: true })).toEqual(page)
  expect(plan('/lessons/nginx-stage/?panel=terminal', { navigates: true })).toEqual(page)
})

test('a page that is not kept comes from the network', () => {
  expect(plan('/lessons/unknown/', { navigates: true })).toEqual({ kind: 'elsewhere' })
})

test('moving on inside the app gets the page’s payload, by header or as a file', () => {
  const payload = { kind: 'payload', key: '/lessons/nginx-stage/?payload' }
  expect(plan('/lessons/nginx-stage/?_rsc=1x', { headers: { rsc: '1' } })).toEqual(payload)
  expect(plan('/lessons/nginx-stage/index.txt?_rsc=1x', { by: asFiles })).toEqual(payload)
})

test('hints for pages that may come next are no error without a network', () => {
  const headers = { rsc: '1', 'next-router-segment-prefetch': '/_tree' }
  expect(plan('/lessons/nginx-stage/?_rsc=1x', { headers })).toEqual({ kind: 'hint' })
  expect(plan('/lessons/nginx-stage/__next._tree.txt', { by: asFiles })).toEqual({ kind: 'hint' })
})

test('files whose names carry a digest are kept for good, whatever follows the name', () => {
  expect(plan('/_next/static/chunks/a.js?dpl=2')).toEqual({ kind: 'asset', key: '/_next/static/chunks/a.js' })
})

test('other origins, other methods, parts of files, git and the local Docker are left alone', () => {
  const pass = { kind: 'pass' }
  expect(plan('https://elsewhere.example/', { navigates: true })).toEqual(pass)
  expect(plan('http://stagecraft.example:3001/preview/', { navigates: true })).toEqual(pass)
  expect(plan('/course/starter.json', { method: 'POST' })).toEqual(pass)
  expect(plan('/course/starter.json', { headers: { range: 'bytes=0-1' } })).toEqual(pass)
  expect(plan('/starter-react-app.git/info/refs')).toEqual(pass)
  expect(plan('/api/docker/build')).toEqual(pass)
})

test('what changes with the version is kept with it', () => {
  expect(plan('/course/starter.json')).toEqual({ kind: 'file', key: '/course/starter.json' })
})

test('what the server may offer beyond the course is asked for, and nothing is missing without it', () => {
  expect(plan('/local-docker.json')).toEqual({ kind: 'offer' })
})
