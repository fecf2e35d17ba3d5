import { expect, test } from 'vitest'
import { evaluate } from '@/core/build/evaluate.ts'
import { diagnose } from '@/core/engine/diagnose.ts'
import { treeOf } from '@/core/files/tree.ts'
import { defaultCatalogue } from '@/core/images/catalogue.ts'

const SITE = 'server {\n  listen 80;\n  root /usr/share/nginx/html;\n  gzip on;\n}\n'
const MAIN = `events { }\nhttp {\n  include /etc/nginx/mime.types;\n  ${SITE.replaceAll('\n', '\n  ')}\n}\n`

function found(conf: string, dockerfile: string, files: Readonly<Record<string, string>> = {}): readonly string[] {
  const workspace = treeOf({ '/nginx.conf': conf, '/Dockerfile': dockerfile, ...files })
  const build = evaluate({
    dockerfile,
    dockerfilePath: 'Dockerfile',
    context: workspace,
    catalogue: defaultCatalogue,
    apps: [],
  })
  return diagnose(workspace, build)
    .filter((diagnostic) => diagnostic.file === 'nginx.conf')
    .map(({ range, rule }) => `${range.start.line} ${rule}`)
}

test('remarks on nginx.conf come with what nginx itself says', () => {
  expect(found(SITE, 'FROM nginx:alpine\n')).toEqual(['4 stagecraft/nginx-gzip-without-types'])
  expect(found('server {\n  listen 80\n}\n', 'FROM nginx:alpine\n')).toEqual(['3 nginx'])
})

test('a main file is judged as one when the Dockerfile copies it there', () => {
  const dockerfile = 'FROM nginx:alpine\nCOPY nginx.conf /etc/nginx/nginx.conf\n'
  expect(found(MAIN, dockerfile)).toEqual(['7 stagecraft/nginx-gzip-without-types'])
  expect(found(MAIN, 'FROM nginx:alpine\n')).toContain('1 stagecraft/nginx-http-in-conf-d')
})

test('what nginx finds in another file is not laid on a line of this one', () => {
  const dockerfile = 'FROM nginx:alpine\nCOPY nginx.conf /etc/nginx/nginx.conf\n'
  const conf = `events { }\nhttp {\n  include /etc/nginx/conf.d/*.conf;\n  server { listen 80 default_server; }\n}\n`
  expect(found(conf, dockerfile)).toEqual([])
})

test('the site of the image is asked, where there is one', () => {
  const dockerfile =
    'FROM nginx:alpine\nCOPY nginx.conf /etc/nginx/conf.d/default.conf\nCOPY site /usr/share/nginx/html\n'
  const conf = 'server {\n  root /usr/share/nginx/html;\n  location ~ \\.js$ { expires 1y; }\n}\n'
  const page = { '/site/index.html': '<p>' }
  expect(found(conf, dockerfile, { ...page, '/site/app.js': 'run()' })).toEqual([
    '3 stagecraft/nginx-immutable-unhashed',
  ])
  expect(found(conf, dockerfile, { ...page, '/site/app-D4kQ9x1Z.js': 'run()' })).toEqual([])
})
