import { expect, test } from 'vitest'
import { buildOf, configOf, filesOf, historyOf, imageOf } from '../build-of.ts'

test('the text is stored as written, without a layer or a line of history', () => {
  expect(configOf('ONBUILD RUN echo  hi').onbuild).toEqual(['RUN echo  hi'])
  expect(historyOf('ONBUILD RUN true')).toEqual([])
})

test('it fires at the start of a stage on this one, and is not passed on', () => {
  const text = 'FROM alpine AS a\nONBUILD COPY run.sh /on/\nONBUILD ENV O=1\nFROM a AS b\nFROM b'
  const result = buildOf(text)
  expect(filesOf(result, '/on')).toHaveProperty('/on/run.sh')
  expect(imageOf(result).config.onbuild).toEqual([])
  expect(imageOf(result).config.env).toContain('O=1')
  expect(result.operations.map((operation) => operation.name)).toContain('[b 1/1] ONBUILD COPY run.sh /on/')
})

test('the triggers of a base image fire as well', () => {
  const result = buildOf('FROM triggers\nWORKDIR /x')
  expect(filesOf(result, '/triggered')).toHaveProperty('/triggered/package.json')
  expect(result.operations.map((operation) => operation.name.slice(0, 30))).toEqual([
    '[1/3] FROM docker.io/library/t',
    '[2/3] ONBUILD COPY package.jso',
    '[3/3] WORKDIR /x',
  ])
})

test('a trigger may bring a new dependency', () => {
  const text = 'FROM alpine AS s\nRUN echo 1 > /f\nFROM alpine AS a\nONBUILD COPY --from=s /f /g\nFROM a'
  expect(filesOf(buildOf(text), '/')).toHaveProperty('/g')
})
