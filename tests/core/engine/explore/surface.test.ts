import { expect, test } from 'vitest'
import { surfaceOf } from '@/core/engine/explore/surface.ts'
import { CONF, NGINX, workOf } from '../../checks/work-of.ts'

const rows = (Dockerfile: string) => surfaceOf(workOf({ Dockerfile, 'nginx.conf': CONF }).build())

test('the image you ship comes first, without packages and without npm', () => {
  const [shipped, builder] = rows(NGINX)
  expect(shipped).toMatchObject({ letter: 'B', ships: true, npmPackages: { count: 0 }, installers: ['apk'] })
  expect(builder).toMatchObject({ letter: 'A', name: 'builder', ships: false })
  expect(builder!.npmPackages.count).toBeGreaterThan(20)
  expect(builder!.installers).toContain('npm')
})

test('development dependencies are more packages', () => {
  const count = (install: string) =>
    rows(`FROM node:22-alpine\nWORKDIR /app\nCOPY package*.json ./\nRUN ${install}\n`)[0]!.npmPackages.count
  expect(count('npm ci')).toBeGreaterThan(count('npm ci --omit=dev'))
})

test('an install that is known in part says at least', () => {
  const text = 'FROM node:22-alpine\nWORKDIR /app\nCOPY . .\nRUN npm ci && npm install left-pad\n'
  expect(rows(text)[0]!.npmPackages.atLeast).toBe(true)
})

test('an image from scratch has nothing, and a program that was deleted is not counted', () => {
  expect(rows('FROM scratch\nCOPY package.json /\n')[0]).toMatchObject({ programs: { count: 0 }, shells: [] })
  const count = (more: string) => rows(`FROM alpine\n${more}`)[0]!.programs.count
  expect(count('RUN rm /usr/bin/wget\n')).toBe(count('') - 1)
})
