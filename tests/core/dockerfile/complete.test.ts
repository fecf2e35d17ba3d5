import { expect, test } from 'vitest'
import { completeDockerfile } from '@/core/dockerfile/complete.ts'

/** `|` is the caret. */
function offered(marked: string): readonly string[] {
  const offset = marked.indexOf('|')
  const text = marked.replace('|', '')
  return completeDockerfile(text, offset)?.list.map((suggestion) => suggestion.text) ?? []
}

test('instructions at the start of a line, in the case that is typed', () => {
  expect(offered('FROM alpine\nEX|')).toEqual(['EXPOSE'])
  expect(offered('FROM alpine\nwor|')).toEqual(['workdir'])
  expect(offered('|')).toContain('FROM')
  expect(offered('ONBUILD CO|')).toEqual(['COPY'])
})

test('not in comments, continued lines, heredocs and arguments', () => {
  expect(offered('# CO|')).toEqual([])
  expect(offered('FROM alpine\nRUN a && \\\n  CO|')).toEqual([])
  expect(offered('FROM alpine\nRUN a && \\\n# note\n\n  CO|')).toEqual([])
  expect(offered('FROM alpine\nRUN <<EOF\nCO|\nEOF\n')).toEqual([])
  expect(offered('FROM alpine\nRUN CO|')).toEqual([])
})

test('flags of the instruction, before its arguments', () => {
  expect(offered('FROM alpine\nCOPY --f|')).toEqual(['--from='])
  expect(offered('FROM alpine\nCOPY --l|')).toEqual(['--link'])
  expect(offered('FROM alpine\nRUN --|')).toEqual(['--mount=', '--network=', '--security=', '--device='])
  expect(offered('FROM alpine\nCOPY a --f|')).toEqual([])
  expect(offered('FROM alpine\nWORKDIR --|')).toEqual([])
})

const STAGES = 'FROM node:22 AS build\nFROM alpine AS Test\nFROM nginx\n'

test('stages before this one after --from=, all of them after FROM', () => {
  expect(offered(`${STAGES}COPY --from=|`)).toEqual(['build', 'Test'])
  expect(offered(`${STAGES}COPY --from=b| /a /b`)).toEqual(['build'])
  expect(offered(`${STAGES}FROM b|`)).toEqual(['build'])
  expect(offered('FROM node:22 AS build\nCOPY --from=|')).toEqual([])
  expect(offered('FROM node:22 |')).toEqual(['AS'])
})

test('keys and values of a mount', () => {
  expect(offered('FROM a\nRUN --mount=ty|')).toEqual(['type='])
  expect(offered('FROM a\nRUN --mount=type=c|')).toEqual(['cache'])
  expect(offered(`${STAGES}RUN --mount=type=bind,from=|`)).toEqual(['build', 'Test'])
})

test('variables of the stage and of those it stands on', () => {
  const text =
    'ARG NODE=22\nFROM node:$NODE AS base\nENV HOME_DIR=/app\nFROM base\nARG HOST\nRUN echo $HO|\nENV HOME2=1\n'
  expect(offered(text)).toEqual(['HOST', 'HOME_DIR'])
  expect(offered('ARG NODE=22\nFROM node:$N|')).toEqual(['NODE'])
  expect(offered('ARG NODE=22\nFROM node\nRUN $N|')).toEqual([])
  expect(offered('FROM a\nARG TAG\nRUN echo ${T|}')).toEqual(['TAG'])
})

test('only what stands before the caret is replaced', () => {
  expect(completeDockerfile('FROM a\nCOP x', 10)).toMatchObject({ from: 7, to: 10 })
  expect(completeDockerfile(`${STAGES}COPY --from=b`, STAGES.length + 13)).toMatchObject({ from: STAGES.length + 12 })
})

test('any place in any text is answered without an exception', () => {
  const text = '# escape=`\nFROM `\n a AS b\nRUN --mount=, <<E\n$\nE\nCOPY --from= \nENV $=$\nONBUILD\n'
  for (let at = 0; at <= text.length; at++) expect(() => completeDockerfile(text, at)).not.toThrow()
})
