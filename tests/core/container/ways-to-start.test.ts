import { expect, test } from 'vitest'
import { starterRecord } from '@/core/images/starter-record.ts'
import { baseImage, inImage } from '../programs/starter-image.ts'
import { imageOf, startImage } from './images.ts'

const base = baseImage('node:22-alpine')
const installed = inImage('node:22-alpine', 'npm ci').tree

function started(command: string, tree = installed) {
  const image = { ...imageOf(base.ref, {}), tree }
  const options = { apps: [starterRecord], workdir: '/app', command: command.split(' ') }
  const { state, listens } = startImage(image, options)
  return [state.kind, listens.map(({ port }) => port)]
}

test.each([
  'npm exec vite',
  'npm x -- vite',
  'node --run start',
  'yarn vite',
  'yarn exec vite',
  'npx --no-install vite',
  'node node_modules/vite/bin/vite.js',
])('%s serves the app', (command) => expect(started(command)).toEqual(['running', [3000]]))

test.each([
  ['yarn install', 'yarn start'],
  ['corepack enable; pnpm i', 'pnpm exec vite'],
  ['npm install axios', 'npm start'],
  ['npm install axios', 'npx vite'],
])('packages that are not recorded bring Vite all the same: %s, %s', (install, command) =>
  expect(started(command, inImage('node:22-alpine', install).tree)).toEqual(['running', [3000]]),
)

test('a program that is not installed is named missing, not downloaded', () => {
  expect(started('yarn nothing')).toEqual(['exited', []])
  expect(started('npx nothing')).toEqual(['unknown', []])
})
