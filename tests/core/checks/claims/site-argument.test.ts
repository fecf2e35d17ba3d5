import { expect, test } from 'vitest'
import { CONF, find, NGINX, workOf } from '../work-of.ts'

const greeting = (edit: (text: string) => string) =>
  find('siteArgument', { name: 'VITE_GREETING' }, workOf({ Dockerfile: edit(NGINX), 'nginx.conf': CONF }))
const before = (line: string, text: string) => text.replace('RUN npm run build', `${line}\nRUN npm run build`)

test('an argument declared above the build is in the site', () => {
  expect(greeting((text) => before('ARG VITE_GREETING', text))).toMatchObject({ status: 'pass' })
  expect(greeting((text) => before('ARG VITE_GREETING\nENV VITE_GREETING=$VITE_GREETING', text))).toMatchObject({
    status: 'pass',
  })
})

test('nobody declares it, only FROM sees it, or it comes too late', () => {
  expect(greeting((text) => text)).toMatchObject({ facts: { argument: 'undeclared' } })
  expect(greeting((text) => `ARG VITE_GREETING\n${text}`)).toMatchObject({ facts: { argument: 'global' } })
  expect(greeting((text) => text.replace('FROM nginx', 'ARG VITE_GREETING\nFROM nginx'))).toMatchObject({
    facts: { argument: 'unseen' },
  })
})
