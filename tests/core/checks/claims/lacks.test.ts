import { expect, test } from 'vitest'
import { CONF, find, NGINX, workOf } from '../work-of.ts'

const lacks = (Dockerfile: string) =>
  find('lacks', ['sources', 'node_modules'], workOf({ Dockerfile, 'nginx.conf': CONF }))

test('only the site', () => {
  expect(lacks(NGINX).status).toBe('pass')
})

test('the whole folder of the builder', () => {
  expect(lacks(`${NGINX}COPY --from=builder /app /app\n`)).toMatchObject({ status: 'fail', at: { line: 10 } })
})

test('sources under another name', () => {
  expect(lacks(`${NGINX}COPY src/main.jsx /x.txt\n`)).toMatchObject({
    facts: { leftover: 'sources' },
    at: { line: 10 },
  })
})

test('removed again in a later RUN, it is not in the image', () => {
  expect(lacks(`${NGINX}COPY src /app\nRUN rm -r /app\n`).status).toBe('pass')
})
