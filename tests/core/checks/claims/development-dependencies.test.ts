import { expect, test } from 'vitest'
import { BUILDER, CONF, DEVELOPMENT, find, NGINX, workOf } from '../work-of.ts'

const claim = { absent: true }

test('left out of the install, or pruned', () => {
  expect(find('developmentDependencies', claim, workOf({ Dockerfile: BUILDER })).status).toBe('pass')
  const pruned = `${DEVELOPMENT}RUN npm prune --omit=dev\n`
  expect(find('developmentDependencies', claim, workOf({ Dockerfile: pruned })).status).toBe('pass')
})

test('another stage may hold them', () => {
  const Dockerfile = NGINX.replace(' --omit=dev', '')
  expect(find('developmentDependencies', claim, workOf({ Dockerfile, 'nginx.conf': CONF })).status).toBe('pass')
})

test('a full install is shown at its RUN', () => {
  const found = find('developmentDependencies', claim, workOf({ Dockerfile: DEVELOPMENT }))
  expect(found).toMatchObject({
    status: 'fail',
    at: { line: 4 },
    facts: { package: expect.stringMatching(/vitest|oxlint/) },
  })
})
