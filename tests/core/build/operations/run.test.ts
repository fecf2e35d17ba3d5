import { expect, test } from 'vitest'
import { buildOf, errorOf, filesOf, imageOf } from '../build-of.ts'

/* Compared with real builds (docker.io 20.10, BuildKit), but for the newer words around an exit code. */

test('a command that fails stops the build with its shell, its text and its code', () => {
  const result = buildOf('FROM alpine\nRUN exit 3\nRUN true')
  expect(errorOf(result)).toBe('process "/bin/sh -c exit 3" did not complete successfully: exit code: 3')
  expect(result.operations.map((operation) => operation.state)).toEqual(['done', 'failed', 'not-reached'])
})

test('a failing stage that nobody needs does not stop the build', () => {
  const result = buildOf('FROM alpine AS t\nRUN exit 3\nFROM alpine\nRUN true')
  expect(result.outcome.kind).toBe('succeeded')
  expect(result.results[0]!.state).toBe('skipped')
  expect(result.results[0]!.skippedBecause).toContain('COPY --from=t')
})

test('what a stage that failed was to give is not reached', () => {
  const result = buildOf('FROM alpine AS t\nRUN exit 3\nFROM alpine\nWORKDIR /w\nCOPY --from=t /x /y')
  expect(errorOf(result)).toContain('exit code: 3')
  expect(result.operations.map((operation) => operation.state)).toEqual([
    'done',
    'failed',
    'done',
    'done',
    'not-reached',
  ])
  expect(result.results[1]!.skippedBecause).toContain('t, which did not finish')
})

test('the JSON form runs argv as it is: no shell, no variables', () => {
  expect(filesOf(buildOf('FROM alpine\nWORKDIR /w\nRUN ["mkdir", "$HOME", "a b"]'), '/w')).toEqual({
    '/w/$HOME': '755 0:0 folder',
    '/w/a b': '755 0:0 folder',
  })
})

test('an image without a shell runs nothing in shell form', () => {
  const result = buildOf('FROM scratch\nRUN true')
  expect(errorOf(result)).toBe('process "/bin/sh -c true" did not complete successfully: exit code: 1')
  expect(result.operations[0]!.output).toEqual([
    'runc run failed: unable to start container process: exec: "/bin/sh": stat /bin/sh: no such file or directory',
  ])
})

test('a program in JSON form that the image lacks is named by the runtime', () => {
  const result = buildOf('FROM alpine\nRUN ["nope", "x"]')
  expect(errorOf(result)).toBe('process "nope x" did not complete successfully: exit code: 1')
  expect(result.operations[1]!.output[0]).toContain('exec: "nope": executable file not found in $PATH')
})

test('ENV and ARG with values are variables; the image keeps only ENV', () => {
  const text = 'ARG G=1\nFROM alpine\nARG G\nARG N\nENV E="a b"\nRUN echo "$G-$E-$N-${N+set}" > /x'
  const result = buildOf(text)
  expect(filesOf(result, '/')['/x']).toBe('644 0:0 1-a b--\n')
  expect(imageOf(result).config.env).toEqual([expect.stringMatching(/^PATH=/), 'E=a b'])
})

test('USER runs the command, by name or number, with the home of /etc/passwd', () => {
  const lines =
    'RUN mkdir -m 777 /o\nUSER node\nRUN echo $HOME > /o/a\nUSER 5\nRUN echo $HOME > /o/b\nUSER 5:6\nRUN echo > /o/c'
  expect(filesOf(buildOf(`FROM alpine\n${lines}`), '/o')).toEqual({
    '/o/a': '644 1000:1001 /home/node\n',
    '/o/b': '644 5:0 /\n',
    '/o/c': '644 5:6 \n',
  })
})

test('a user or group that is not there is found out when something runs', () => {
  expect(buildOf('FROM alpine\nUSER foo').outcome.kind).toBe('succeeded')
  expect(errorOf(buildOf('FROM alpine\nUSER foo\nRUN true'))).toBe(
    'process "/bin/sh -c true" did not complete successfully: unable to find user foo: no matching entries in passwd file',
  )
  expect(errorOf(buildOf('FROM alpine\nUSER node:foo\nRUN true'))).toContain('unable to find group foo')
})

test('a user without the right cannot write', () => {
  expect(buildOf('FROM alpine\nUSER node\nRUN echo x > /f').outcome.kind).toBe('failed')
})

test('SHELL is the shell of later commands, with its options', () => {
  const failing = buildOf('FROM alpine\nSHELL ["/bin/sh", "-ec"]\nRUN false; echo hi > /x')
  expect(errorOf(failing)).toContain('process "/bin/sh -ec false; echo hi > /x" did not')
  expect(filesOf(buildOf('FROM alpine\nRUN false; echo hi > /x'), '/')).toHaveProperty('/x')
})

test('a shell the image lacks does not start', () => {
  expect(errorOf(buildOf('FROM alpine\nSHELL ["/bin/bash", "-c"]\nRUN true'))).toContain('exit code: 1')
})

test('a heredoc is the script, and its first line is in the name of the step', () => {
  const result = buildOf('FROM alpine\nRUN <<EOF\necho a > /x\necho b >> /x\nEOF\n')
  expect(filesOf(result, '/')['/x']).toBe('644 0:0 a\nb\n')
  expect(result.operations[1]!.name).toBe('[2/2] RUN <<EOF (echo a > /x...)')
})

test('a heredoc behind a command is given to the shell', () => {
  expect(filesOf(buildOf('FROM alpine\nRUN cat > /x <<EOF\nhello\nEOF\n'), '/')['/x']).toBe('644 0:0 hello\n')
})

test('nothing of a mount reaches the image, not even its folder', () => {
  const cache = buildOf('FROM alpine\nRUN --mount=type=cache,target=/q/w/e echo x > /q/w/e/f; echo > /q/z')
  expect(Object.keys(filesOf(cache, '/q'))).toEqual(['/q/z'])
  const covered = buildOf('FROM alpine\nRUN mkdir /c; echo 1 > /c/keep\nRUN --mount=type=cache,target=/c echo x > /c/f')
  expect(Object.keys(filesOf(covered, '/c'))).toEqual(['/c/keep'])
  expect(
    filesOf(buildOf('FROM alpine\nRUN --mount=type=tmpfs,target=/t echo x > /t/a && cp /t/a /b'), '/'),
  ).toHaveProperty('/b')
})

test('a bind mount shows the context or a stage', () => {
  const context = buildOf('FROM alpine\nRUN --mount=target=/ctx cp /ctx/src/App.jsx /a')
  expect(filesOf(context, '/')['/a']).toBe('644 0:0 app')
  const text =
    'FROM alpine AS b\nRUN mkdir /s; echo 1 > /s/f\nFROM alpine\nRUN --mount=from=b,source=/s,target=/m cat /m/f > /z'
  const result = buildOf(text)
  expect(filesOf(result, '/')['/z']).toBe('644 0:0 1\n')
  expect(result.operations.at(-1)!.readsStages).toEqual([0])
})

test('nothing can be written to a read-only mount', () => {
  expect(buildOf('FROM alpine\nRUN --mount=target=/ctx echo > /ctx/new').outcome.kind).toBe('failed')
  expect(buildOf('FROM alpine\nRUN --mount=target=/ctx,rw echo > /ctx/new').outcome.kind).toBe('succeeded')
})

test('a bind mount of what is not there stops the build', () => {
  expect(errorOf(buildOf('FROM alpine\nRUN --mount=target=/c,source=nope true'))).toContain('"/nope": not found')
})

test('a secret is there while the command runs, as a file or a variable, and in no layer', () => {
  const secrets = { tok: 's3cret' }
  const file = buildOf('FROM alpine\nRUN --mount=type=secret,id=tok cat /run/secrets/tok > /x', { secrets })
  expect(filesOf(file, '/')['/x']).toBe('644 0:0 s3cret')
  expect(filesOf(file, '/')).not.toHaveProperty('/run')
  const variable = buildOf('FROM alpine\nRUN --mount=type=secret,id=tok,env=T echo "$T" > /x', { secrets })
  expect(filesOf(variable, '/')['/x']).toBe('644 0:0 s3cret\n')
  expect(imageOf(variable).config.env.join()).not.toContain('s3cret')
})

test('a secret that is not given is not there; a required one stops the build', () => {
  const optional = buildOf('FROM alpine\nRUN --mount=type=secret,id=tok test -e /run/secrets/tok || echo no > /x')
  expect(filesOf(optional, '/')['/x']).toBe('644 0:0 no\n')
  expect(errorOf(buildOf('FROM alpine\nRUN --mount=type=secret,id=tok,required=true true'))).toBe(
    'secret tok: not found',
  )
})

test('a command can be supposed to fail, wherever the shell calls it', () => {
  const supposeFailing = (argv: readonly string[]) => argv[0] === 'mkdir'
  expect(buildOf('FROM alpine\nRUN echo a && mkdir /x', { supposeFailing }).outcome.kind).toBe('failed')
  expect(buildOf('FROM alpine\nRUN mkdir /x || true', { supposeFailing }).outcome.kind).toBe('succeeded')
  expect(buildOf('FROM alpine\nRUN mkdir /x').outcome.kind).toBe('succeeded')
})

test('a proxy given as build argument reaches the command and no cache key', () => {
  const text = 'FROM alpine\nRUN echo $HTTP_PROXY $http_proxy > /x'
  const result = buildOf(text, { buildArgs: { http_proxy: 'http://p' } })
  expect(filesOf(result, '/')['/x']).toBe('644 0:0 http://p http://p\n')
  expect(result.operations[1]!.key).toBe(buildOf(text).operations[1]!.key)
})

test('a program of an image that is not recorded makes the outcome unknown, with the reason', () => {
  const result = buildOf('FROM python:3\nRUN pip install x')
  expect(result.outcome.kind).toBe('unknown')
  expect(result.operations[1]!.unsupported[0]).toContain('python')
})
