import { expect, test } from 'vitest'
import { CONF, find, workOf } from '../work-of.ts'

const all = { accepted: true, links: ['/', '/counter'], assets: true }
const conf = (text: string, value: object = all) => find('siteConf', value, workOf({ 'nginx.conf': text }))

test('accepted, and serves the recorded site', () => {
  expect(conf(CONF)).toMatchObject({ status: 'pass' })
})

test('what nginx refuses is told in its words, at its line', () => {
  expect(conf('server {\n  listen 80\n  root /x;\n}\n')).toMatchObject({
    message: expect.stringContaining('[emerg]'),
    at: { file: 'nginx.conf', line: 3 },
  })
})

test('no fallback for deep links', () => {
  expect(conf(CONF.replace(/location.*/, '}'))).toMatchObject({ facts: { link: '/counter', status: '404' } })
})

test('another port', () => {
  expect(conf(CONF.replace('80', '8080'))).toMatchObject({ facts: { status: 'refused' } })
})

test('pages that would be downloaded', () => {
  expect(conf(CONF.replace('listen', 'types { } listen'))).toMatchObject({ facts: { status: 'not-html' } })
})

test('no file', () => {
  expect(find('siteConf', all, workOf({}))).toMatchObject({ status: 'fail', facts: { nginx: 'no-file' } })
})
