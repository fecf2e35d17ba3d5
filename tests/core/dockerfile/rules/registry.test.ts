import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { BUILD_CHECKS } from '@/core/dockerfile/rules/registry.ts'
import { TEACHING_RULES } from '@/core/dockerfile/rules/teaching/registry.ts'
import { findings } from './findings.ts'

test('Docker has 22 build checks, each with a page of its own', () => {
  expect(new Set(BUILD_CHECKS.map((rule) => rule.name)).size).toBe(22)
  expect(BUILD_CHECKS.find((rule) => rule.name === 'JSONArgsRecommended')?.url).toBe(
    'https://docs.docker.com/go/dockerfile/rule/json-args-recommended/',
  )
})

test.each(TEACHING_RULES.map((rule) => rule.name))('%s has a page that names it', (name) => {
  const page = `docs/rules/${name.replace('stagecraft/', '')}.md`
  expect(existsSync(page)).toBe(true)
  expect(readFileSync(page, 'utf8')).toContain(`\`${name}\``)
})

test.each(TEACHING_RULES.map((rule) => rule.name))(
  'the page of %s shows what it finds, and what it does not',
  (name) => {
    const page = readFileSync(`docs/rules/${name.replace('stagecraft/', '')}.md`, 'utf8')
    const [found, better] = [...page.matchAll(/```dockerfile\n([\s\S]*?)```/g)].map((match) => match[1]!)
    const config = { env: [], entrypoint: undefined, cmd: undefined, workingDir: '', user: '', exposedPorts: [] }
    const rest = { volumes: [], labels: {}, shell: undefined, stopSignal: '', healthcheck: undefined, onbuild: [] }
    const lines = (text: string) => (text.startsWith('FROM') ? text : `FROM node:22\n${text}`).split('\n')
    const options = { baseEnv: () => ({ ...config, ...rest }) }
    expect(findings(name, lines(found!), options)).toHaveLength(1)
    expect(findings(name, lines(better!), options)).toEqual([])
  },
)
