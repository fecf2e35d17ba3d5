import { expect, test } from 'vitest'
import { BUILDER, DEVELOPMENT, find, workOf } from '../work-of.ts'

const command = (text: string) => workOf({ Dockerfile: DEVELOPMENT.replace('CMD ["npm", "start"]', text) })

test.each([
  'CMD ["npm", "start"]',
  'CMD npm start',
  'CMD ["npm", "run", "start"]',
  'ENTRYPOINT ["npm", "start"]',
  'CMD ["npx", "vite"]',
  'CMD exec npm start',
  'CMD ["sh", "-c", "cd /app && npm start"]',
])('%s starts the development server', (text) => {
  expect(find('starts', { devServer: true }, command(text))).toMatchObject({ status: 'pass' })
  expect(find('starts', { devServer: false }, command(text))).toMatchObject({ status: 'fail', at: { line: 5 } })
})

test('one string with a space is taken for a file by the entrypoint of Node’s image', () => {
  const found = find('starts', { devServer: true }, command('CMD ["npm start"]'))
  expect(found).toMatchObject({
    status: 'fail',
    message: expect.stringContaining('exits with code 1'),
    facts: { command: 'one-string' },
  })
})

test.each(['CMD ["npm", "run", "build"]', 'CMD ["npm", "run", "preview"]', 'CMD ["node"]', ''])(
  '%j does not',
  (text) => {
    expect(find('starts', { devServer: true }, command(text)).status).not.toBe('pass')
    expect(find('starts', { devServer: false }, command(text)).status).toBe('pass')
  },
)

test('the base image’s own command is not the development server', () => {
  expect(find('starts', { devServer: false }, workOf({ Dockerfile: BUILDER })).status).toBe('pass')
})
