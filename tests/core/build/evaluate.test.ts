import { expect, test } from 'vitest'
import { treeOf } from '@/core/files/tree.ts'
import { buildOf, errorOf, filesOf, imageOf } from './build-of.ts'

test('a stage on a stage inherits files, environment, directory, user, arguments and configuration', () => {
  const text =
    'FROM alpine AS a\nARG F=run.sh\nENV E=1\nWORKDIR /q\nUSER 4\nEXPOSE 80\nLABEL l=a\nFROM a\nCOPY $F .\nLABEL l=b'
  const result = buildOf(text)
  expect(imageOf(result).config).toMatchObject({
    workingDir: '/q',
    user: '4',
    exposedPorts: ['80/tcp'],
    labels: { l: 'b' },
  })
  expect(imageOf(result).config.env).toContain('E=1')
  expect(filesOf(result, '/q')).toHaveProperty('/q/run.sh')
})

test('COPY --from brings files only, never configuration', () => {
  const text =
    'FROM scratch AS base\nLABEL m=base\nFROM base AS sib\nLABEL m=sib\nCOPY run.sh /\nFROM base\nCOPY --from=sib / /'
  expect(imageOf(buildOf(text)).config.labels).toEqual({ m: 'base' })
})

test('mistakes come in the order BuildKit finds them', () => {
  expect(errorOf(buildOf('FROM alpine\nRUNN x\nCOPY --from=9 a b'))).toContain('unknown instruction: RUNN')
  expect(errorOf(buildOf('FROM nobody-has-this\nCOPY --from=9 a b'))).toBe('invalid stage index 9')
  expect(errorOf(buildOf('FROM nobody-has-this\nEXPOSE abc'))).toContain('pull access denied')
  expect(errorOf(buildOf('FROM alpine\nRUN exit 1\nEXPOSE abc'))).toBe('invalid containerPort: abc')
})

test('an image nobody has is asked for only where it is needed', () => {
  expect(buildOf('FROM nobody-has-this AS a\nFROM alpine').outcome.kind).toBe('succeeded')
  expect(errorOf(buildOf('FROM Upper AS a\nFROM alpine'))).toContain('failed to parse stage name "Upper"')
})

test('a misspelt stage is looked for as an image, with the nearest stage', () => {
  const message = errorOf(buildOf('FROM alpine AS builder\nFROM alpine\nCOPY --from=bulder /x /y'))
  expect(message).toMatch(/^bulder: failed to resolve source metadata for docker\.io\/library\/bulder:latest: /)
  expect(message).toContain('(did you mean builder?)')
})

test('an image built before on this machine is found first, with its files and configuration', () => {
  const built = imageOf(buildOf('FROM alpine\nENV MINE=1\nCOPY run.sh /mine'))
  const localImages = new Map([['react-b:latest', built]])
  const based = buildOf('FROM react-b\nRUN cp /mine /yours', { localImages })
  expect(filesOf(based, '/')).toHaveProperty('/yours')
  expect(imageOf(based).config.env).toContain('MINE=1')
  expect(filesOf(buildOf('FROM scratch\nCOPY --from=react-b:latest /mine /x', { localImages }), '/')).toHaveProperty(
    '/x',
  )
})

test('an image that is not recorded makes the outcome unknown, never a failure', () => {
  const result = buildOf('FROM python:3\nCOPY run.sh /x')
  if (result.outcome.kind !== 'unknown') throw new Error(result.outcome.kind)
  expect(result.outcome.reasons[0]).toContain('python')
  expect(result.outcome.image?.tree.root.entries.has('x')).toBe(true)
})

test('all stages can be evaluated; a mistake in one that is not needed does not fail the build', () => {
  const result = buildOf('FROM alpine AS t\nRUN exit 3\nFROM alpine', { allStages: true })
  expect(result.outcome.kind).toBe('succeeded')
  expect(result.results[0]).toMatchObject({ needed: false, state: 'failed' })
  expect(result.diagnostics.map((one) => one.message).join()).toContain('exit code: 3')
})

test('the ignore file beside the Dockerfile counts alone', () => {
  const context = treeOf({ 'Dockerfile.dockerignore': 'b', '.dockerignore': 'a', a: '1', b: '2' })
  expect(Object.keys(filesOf(buildOf('FROM scratch\nCOPY a b* /x/', { context }), '/x'))).toEqual(['/x/a'])
})

test('an ignore file with a bad pattern stops the build, and the remark lies in that file', () => {
  const context = treeOf({ '.dockerignore': 'ok\n[a\n' })
  const result = buildOf('FROM alpine\n', { context })
  expect(errorOf(result)).toBe('syntax error in pattern')
  const remark = result.diagnostics.find((one) => one.rule === 'build')
  expect(remark).toMatchObject({ file: '.dockerignore', range: { start: { line: 2 } } })
})

test('steps are numbered over all that count, right-aligned; a lone stage has no name', () => {
  const names = (text: string) => buildOf(text).operations.map((operation) => operation.name)
  expect(names('FROM alpine AS foo\nENV A=1\nWORKDIR /x')).toEqual([
    expect.stringMatching(/^\[1\/2] FROM docker\.io\/library\/alpine:latest@sha256:/),
    '[2/2] WORKDIR /x',
  ])
  expect(names(`FROM scratch AS a\n${'COPY run.sh /\n'.repeat(10)}FROM a\ncopy run.sh   /y`)).toContain(
    '[a  1/10] COPY run.sh /',
  )
  expect(names('FROM scratch AS a\nFROM a\ncopy run.sh   /y')).toEqual(['[stage-1 1/1] COPY run.sh   /y'])
  expect(names('FROM scratch AS a\nCOPY --from=alpine /etc/passwd /p')).toEqual([
    '[a 1/1] COPY --from=alpine /etc/passwd /p',
  ])
})

test('variables are expanded in the name of a step, in RUN only those that are set', () => {
  const result = buildOf('FROM alpine\nENV A=b\nRUN   true  && \\\n   echo "$A" $NOPE\nCOPY run.sh "/x$A"')
  expect(result.operations.slice(1).map((operation) => operation.name)).toEqual([
    '[2/3] RUN true  &&    echo "b" $NOPE',
    '[3/3] COPY run.sh /xb',
  ])
})

test('layers weigh what they write; what a later layer deletes still weighs below', () => {
  const result = buildOf('FROM scratch AS s\nCOPY src /d\nFROM alpine\nCOPY src /d\nRUN rm -rf /d\nCOPY run.sh /')
  const own = imageOf(result).layers.filter((layer) => layer.by !== undefined)
  expect(own.map((layer) => layer.size.value)).toEqual([4, 0, 10])
  expect(own[0]!.size.evidence).toEqual({ kind: 'computed' })
  const [base, total] = [result.operations.find((one) => one.stage === 1)!.added.value!, imageOf(result).size.value!]
  expect(total - base).toBe(14)
})

test('a file copied again unchanged weighs once', () => {
  const own = imageOf(buildOf('FROM scratch\nCOPY package.json /a/\nCOPY package.json run.sh /a/')).layers
  expect(own.map((layer) => layer.size.value)).toEqual([14, 10])
})

test('the same request gives the same result', () => {
  const text = 'FROM alpine\nCOPY . /x\nRUN echo 1 > /y'
  expect(imageOf(buildOf(text)).id).toBe(imageOf(buildOf(text)).id)
  expect(imageOf(buildOf(text)).id).not.toBe(imageOf(buildOf(`${text}2`)).id)
})

test('no text makes it throw', () => {
  const texts = [
    '',
    '#',
    'FROM',
    'FROM $X',
    'COPY',
    'FROM a AS',
    'FROM alpine\nCOPY',
    'FROM alpine\nRUN <<',
    '\u0000',
    'FROM scratch\nONBUILD',
    'FROM alpine\nHEALTHCHECK --interval=x CMD a',
    'FROM alpine\nCOPY --from= a b',
    'FROM alpine\nRUN --mount=type=x true',
    'ARG A',
  ]
  for (const dockerfile of texts) expect(['failed', 'succeeded', 'unknown']).toContain(buildOf(dockerfile).outcome.kind)
})
