/** A course brings its own app: what the pages say of it comes from course.yaml. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { loadCourse } from '@/platform/node/load-course.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

function sources(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return sources(path)
    return /\.tsx?$/.test(entry.name) ? [path] : []
  })
}

/** Without what is only said to readers of the code. */
function code(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
}

/** Words of the domain that a lesson is called by, too: a view, a module of core. */
const DOMAIN = new Set(['compare-images', 'build-checks'])
/** Offered only with the React starter (app/project/page.tsx asks). */
const REACT_ONLY = /^components\/project\//

test('no page and no component names the starter or a lesson of one course', () => {
  const slugs = loadCourse(ROOT).lessons.map(({ slug }) => slug)
  const names = ['starter-react-app', ...slugs.filter((slug) => !DOMAIN.has(slug))]
  const paths = [...sources('app'), ...sources('components')].filter((path) => !REACT_ONLY.test(path))
  const found = paths.flatMap((path) => {
    const text = code(path)
    return names.filter((name) => new RegExp(`['"\`/]${name}['"\`/.]`).test(text)).map((name) => `${path}: ${name}`)
  })
  expect(found).toEqual([])
})
