import { expect, test } from 'vitest'
import { render } from '@/core/terminal/template.ts'

const IMAGE = {
  RepoTags: ['app:latest'],
  Config: { Cmd: ['nginx', '-g', 'daemon off;'], ExposedPorts: { '80/tcp': {} }, Entrypoint: null },
}

test.each([
  ['{{.Config.Cmd}}', '[nginx -g daemon off;]'],
  ['{{ json .Config.Cmd }}', '["nginx","-g","daemon off;"]'],
  ['{{index .RepoTags 0}}', 'app:latest'],
  ['{{index .Config.Cmd 1}}', '-g'],
  ['{{len .RepoTags}} tag', '1 tag'],
  ['{{.Config.ExposedPorts}}', 'map[80/tcp:map[]]'],
  ['{{.Config.Entrypoint}}', '<no value>'],
  ['plain', 'plain'],
])('%s gives %s', (template, text) => {
  expect(render(template, IMAGE)).toEqual({ text })
})

test('a field that is not there is named', () => {
  expect(render('{{.Nope}}', IMAGE)).toMatchObject({
    message: expect.stringContaining('map has no entry for key "Nope"'),
  })
})

test('an action that is not modelled says so', () => {
  expect(render('{{range .RepoTags}}x{{end}}', IMAGE)).toMatchObject({
    message: expect.stringContaining('not modelled'),
  })
})
