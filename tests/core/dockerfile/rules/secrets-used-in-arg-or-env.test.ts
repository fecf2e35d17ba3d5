import { expect, test } from 'vitest'
import { findings } from './findings.ts'

test('catches whole words in any case', () => {
  const lines = ['FROM alpine', 'ARG auth', 'ENV API_KEY=1 db_Password=2']
  expect(findings('SecretsUsedInArgOrEnv', lines)).toEqual([
    '2: Do not use ARG or ENV instructions for sensitive data (ARG "auth")',
    '3: Do not use ARG or ENV instructions for sensitive data (ENV "API_KEY")',
    '3: Do not use ARG or ENV instructions for sensitive data (ENV "db_Password")',
  ])
})

test('catches not parts of words, public things and names of files', () => {
  const lines = ['FROM alpine', 'ENV KEYBOARD=de PUBLIC_KEY=x TOKEN_FILE=/t SECRET_VERSION=1', 'ARG MONKEY']
  expect(findings('SecretsUsedInArgOrEnv', lines)).toEqual([])
})

test('catches not a global ARG', () => {
  const lines = ['ARG NPM_TOKEN', 'FROM alpine']
  expect(findings('SecretsUsedInArgOrEnv', lines)).toEqual([])
})
