import { expect, test } from 'vitest'
import type { CheckSpec } from '@/core/checks/schema.ts'
import { adaptLesson } from '@/core/lessons/adapt-lesson.ts'
import type { Files } from '@/core/workspace/lesson-files.ts'
import { projectFacts } from '@/core/workspace/project-facts.ts'

const written = { encoding: 'utf8', executable: false, provenance: 'imported', changed: 0 } as const

function yarnProject(scripts = { dev: 'vite --port 4100', build: 'vite build' }) {
  const manifest = JSON.stringify({ name: 'shop', scripts, devDependencies: { vite: '6.0.0' } })
  const texts = { 'package.json': manifest, 'yarn.lock': '', 'src/App.tsx': '' }
  const files: Files = Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, { ...written, text }]))
  return projectFacts(files)
}

function adapted(check: Omit<CheckSpec, 'id'>) {
  const step = { id: 's', title: 'S', html: '', checks: [{ id: 'c', ...check } as CheckSpec] }
  return adaptLesson({ steps: [step] }, yarnProject()).steps[0]!.checks[0]!
}

test('claims speak of the folder, the port and the source of the project', () => {
  expect(adapted({ title: 'The site', site: { leftIn: 'build' } }).site).toEqual({ leftIn: 'dist' })
  expect(adapted({ title: 'The port', answers: { port: 3000 } }).answers).toEqual({ port: 4100 })
  const cached = adapted({ title: 'The cache', cacheAfterEdit: { file: 'src/App.jsx', cached: 'install' } })
  expect(cached.cacheAfterEdit).toEqual({ file: 'src/App.tsx', cached: 'install' })
})

test('of the context it asks for what this project has', () => {
  const { context } = adapted({
    title: 'Sources',
    context: { lacks: ['node_modules', 'build'], has: ['src', 'public'] },
  })
  expect(context).toEqual({ lacks: ['node_modules', 'dist'], has: ['package.json', 'yarn.lock', 'src/App.tsx'] })
})

test('a port that the lesson itself chooses stays', () => {
  expect(adapted({ title: 'The port', answers: { port: 8080 } }).answers).toEqual({ port: 8080 })
})

test('titles and hints are filled from the project where the author wrote them for one', () => {
  const check = adapted({
    title: 'It answers on port 3000',
    own: 'It answers on port {port}',
    answers: { port: 3000 },
    hints: [
      { when: { port: 'closed' }, say: 'npm start listens on 3000.' },
      { say: 'RUN npm ci', own: 'RUN {install}' },
    ],
  })
  expect(check.title).toBe('It answers on port 4100')
  expect(check.hints).toEqual([
    { when: { port: 'closed' }, say: 'npm start listens on 3000.' },
    { say: 'RUN yarn install --frozen-lockfile' },
  ])
})

test('what is not known of the project leaves the author’s words', () => {
  const step = { id: 's', title: 'S', html: '', checks: [{ id: 'c', title: 'Into build', own: 'Into {folder}' }] }
  const unknown = { ...yarnProject(), buildFolder: { value: undefined, from: 'nowhere' } }
  expect(adaptLesson({ steps: [step] }, unknown).steps[0]!.checks[0]!.title).toBe('Into build')
})

test('every check knows that the project is the learner’s, and keeps what it was given', () => {
  expect(adapted({ title: 'A check', given: { secrets: true } }).given).toEqual({ secrets: true, ownProject: true })
})
