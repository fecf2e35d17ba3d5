import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkDockerfile } from '@/core/build/check.ts'
import { compareBuilds } from '@/core/build/compare.ts'
import { listImage } from '@/core/build/origin.ts'
import { errorBlock, plainProgress } from '@/core/build/progress.ts'
import { buildOf } from './build-of.ts'

const word = fc.constantFrom(
  'a',
  '.',
  './',
  '/',
  '..',
  '/x',
  '/x/',
  'src',
  'src/*',
  '*',
  '[',
  '\\',
  '$A',
  '${A:-b}',
  '${',
  '"',
  "'",
  '0',
  '7',
  'b',
  'B',
  'alpine',
  'scratch',
  'package.json',
  '<<E',
  'E',
  '--',
  '--from=b',
  '--from=0',
  '--chown=node',
  '--chown=9:9',
  '--chmod=644',
  '--chmod=u+x',
  '--link',
  '--parents',
  '--exclude=*',
  '--mount=type=cache,target=/c',
  '--mount=from=b,target=/m',
  '--mount=type=secret,id=s',
  '["a"]',
  '["a", 1]',
  'AS',
  'b',
  '80/tcp',
  'k=v',
  'true',
  'false',
  'echo',
  'mkdir',
  'rm',
  '-rf',
  '&&',
  '||',
  '>',
  '|',
  '\u0000',
  '__proto__',
  'constructor',
)
const keyword = fc.constantFrom(
  'FROM',
  'FROM alpine',
  'FROM alpine AS b',
  'FROM b',
  'FROM scratch',
  'FROM triggers',
  'RUN',
  'COPY',
  'ADD',
  'WORKDIR',
  'ENV',
  'ARG',
  'LABEL',
  'USER',
  'EXPOSE',
  'VOLUME',
  'CMD',
  'ENTRYPOINT',
  'SHELL',
  'HEALTHCHECK',
  'STOPSIGNAL',
  'ONBUILD',
  'MAINTAINER',
  'RUNN',
  '#',
  '# syntax=x',
  '',
)
const line = fc.tuple(keyword, fc.array(word, { maxLength: 5 })).map(([head, words]) => [head, ...words].join(' '))
const dockerfile = fc.array(line, { maxLength: 12 }).map((lines) => ['FROM alpine AS b', ...lines].join('\n'))

test('whatever the text, there is a result, the same each time, that can be printed, listed and compared', () => {
  fc.assert(
    fc.property(dockerfile, fc.boolean(), (text, allStages) => {
      const result = buildOf(text, { allStages, secrets: { s: '1' } })
      const again = buildOf(text, { allStages, secrets: { s: '1' } })
      expect(again.operations.map((one) => [one.key, one.state])).toEqual(
        result.operations.map((one) => [one.key, one.state]),
      )
      expect(plainProgress(result).length).toBeGreaterThan(3)
      expect(errorBlock(result).length > 0).toBe(result.outcome.kind === 'failed')
      expect(Array.isArray(listImage(result))).toBe(true)
      expect(Array.isArray(checkDockerfile(result.request))).toBe(true)
      for (const one of compareBuilds(result, again)) if (one.operation.state === 'done') expect(one.hit).toBe(true)
    }),
    { numRuns: 300, seed: 7 },
  )
}, 60_000)
