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

test.each([
  ['{{range .RepoTags}}[{{.}}]{{end}}', '[app:latest][app:1.0]'],
  ['{{range $i, $tag := .RepoTags}}{{if $i}}, {{end}}{{$tag}}{{end}}', 'app:latest, app:1.0'],
  ['{{if eq (len .RepoTags) 2}}two{{else}}other{{end}}', 'two'],
  ['{{with .Nothing}}x{{else}}y{{end}}', 'y'],
  ['{{ join .RepoTags ", " | upper }}', 'APP:LATEST, APP:1.0'],
  ['{{- /* a remark */ -}}{{println "a" "b"}}', 'a b\n'],
  ['{{printf "%-8s|%q" "ab" "c"}}', 'ab      |"c"'],
  ['{{$first := index .RepoTags 0}}{{$first}}', 'app:latest'],
])('%s', (template, wanted) => {
  expect(render(template, { RepoTags: ['app:latest', 'app:1.0'], Nothing: null })).toEqual({ text: wanted })
})

test.each([
  ['{{if .A}}x', 'template parsing error: template: :1: unexpected EOF'],
  ['{{nope .A}}', 'template parsing error: template: :1: function "nope" not defined'],
  ['x{{end}}', 'template parsing error: template: :1: unexpected {{end}}'],
])('%s is no template', (template, message) => {
  expect(render(template, { A: 1 })).toEqual({ message })
})
