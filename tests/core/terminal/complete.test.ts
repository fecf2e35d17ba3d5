import { expect, test } from 'vitest'
import { complete } from '@/core/terminal/complete.ts'
import { atSite, WORLD } from './machine.ts'

function completed(line: string, ...before: readonly string[]) {
  return complete(atSite(...before).session, line, line.length, WORLD)
}

test.each([
  ['dock', 0, ['docker']],
  ['docker bu', 7, ['build', 'builder', 'buildx']],
  ['docker image h', 13, ['history']],
  ['docker build --ta', 13, ['--tag', '--target']],
  ['docker build -f Dock', 16, ['Dockerfile']],
  ['cat si', 4, ['site/']],
  ['cat site/', 4, ['site/index.html']],
  ['git st', 4, ['status']],
  ['ls && cat Dock', 10, ['Dockerfile']],
  ['sudo dock', 5, ['docker']],
  ['nothing-like-this', 0, []],
])('%s', (line, from, candidates) => {
  expect(completed(line)).toEqual({ from, candidates })
})

test('images and containers are offered where they are meant', () => {
  const before = ['docker build -t web .', 'docker run -d --name site web']
  expect(completed('docker run w', ...before).candidates).toEqual(['web', 'web:latest'])
  expect(completed('docker stop s', ...before).candidates).toEqual(['site'])
  expect(completed('docker build --target ', ...before).candidates).toEqual(['web'])
})
