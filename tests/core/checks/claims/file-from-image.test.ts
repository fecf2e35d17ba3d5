import { expect, test } from 'vitest'
import { CONF, find, workOf } from '../work-of.ts'

const claim = { path: '/nginx.conf', is: '/etc/nginx/nginx.conf', of: 'nginx' }
const from = (Dockerfile: string) => find('fileFromImage', claim, workOf({ Dockerfile, 'nginx.conf': CONF }))

test.each([
  'FROM nginx:alpine\nCOPY --from=nginx:latest /etc/nginx/nginx.conf /nginx.conf\n',
  'FROM nginx:alpine AS n\nFROM alpine\nCOPY --from=n /etc/nginx/nginx.conf /\n',
  'FROM nginx:alpine AS n\nRUN cp /etc/nginx/nginx.conf /x\nFROM alpine\nCOPY --from=n /x /nginx.conf\n',
  'FROM alpine\nCOPY --from=nginx /etc/nginx /tmp/n\nRUN mv /tmp/n/nginx.conf /nginx.conf\n',
  'FROM alpine AS a\nCOPY --from=nginx /etc/nginx/nginx.conf /x\nFROM alpine\nCOPY --from=a /x /nginx.conf\n',
  'FROM nginx:alpine\nADD --chown=nginx nginx.conf /own\nCOPY --from=nginx:stable /etc/nginx/nginx.conf /nginx.conf\n',
])('copied from an nginx image: %j', (Dockerfile) => {
  expect(from(Dockerfile)).toMatchObject({ status: 'pass' })
})

test.each([
  ['own-image', 'FROM nginx:alpine\nRUN cp /etc/nginx/nginx.conf /nginx.conf\n'],
  ['other-bytes', 'FROM nginx:alpine\nCOPY nginx.conf /nginx.conf\n'],
  ['folder', 'FROM nginx:alpine\nCOPY --from=nginx /etc/nginx/nginx.conf /nginx.conf/\n'],
  ['absent', 'FROM nginx:alpine\n'],
])('%s', (file, Dockerfile) => {
  expect(from(Dockerfile)).toMatchObject({ status: 'fail', facts: { file } })
})
