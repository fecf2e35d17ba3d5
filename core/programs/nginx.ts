/** nginx in a build: -t, -T, -v, -V; started in the foreground it does not end, as a daemon it goes with the step. */

import { resolve } from '@/core/files/path.ts'
import { isOn } from '@/core/nginx/conf.ts'
import { testNginx } from '@/core/nginx/test.ts'
import type { NginxMessage } from '@/core/nginx/verdict.ts'
import { NeverEnds } from '@/core/shell/never-ends.ts'
import type { Program } from '@/core/shell/process.ts'
import { unknownText } from '@/core/shell/unknown-text.ts'
import type { ImageTableInput } from './image-table.ts'
import { CannotTell, notModelledHere, program, type Work } from './work.ts'

export function nginxProgram(input: ImageTableInput): Program {
  const version = input.base?.versions.nginx
  return program('nginx', (work, args) => {
    if (args.some((arg) => arg === '-v' || arg === '-V')) printVersion(work, version, args.includes('-V'))
    else if (args.some((arg) => /^-q?[tT]q?$/.test(arg))) checkConfiguration(work, args, version)
    else startServer(work, args, version)
  })
}

function printVersion(work: Work, version: string | undefined, whole: boolean): void {
  if (version === undefined) throw new CannotTell('the version of nginx is not recorded')
  work.written.push({ fd: 2, text: `nginx version: nginx/${version}\n` })
  if (whole) work.written.push({ fd: 2, text: `${unknownText('how nginx was built is not recorded')}\n` })
}

/** Refused configurations end it at once; a daemon is ended when the command ends, and leaves what it wrote. */
function startServer(work: Work, args: readonly string[], version: string | undefined): void {
  const value = (flag: string) => (args.includes(flag) ? args[args.indexOf(flag) + 1] : undefined)
  if (args.some((arg) => /^-[psq]/.test(arg))) throw notModelledHere(work, `nginx ${args.join(' ')} is not modelled`)
  const conf = value('-c')
  const mainFile = conf === undefined ? '/etc/nginx/nginx.conf' : resolve('/etc/nginx', conf)
  const globals = value('-g')
  const verdict = testNginx({
    tree: work.tree,
    mainFile,
    ...(globals === undefined ? {} : { globals }),
    ...(version === undefined ? {} : { version }),
  })
  if (verdict.kind === 'unknown') throw notModelledHere(work, verdict.why)
  if (verdict.kind === 'refused') {
    sayMessages(work, verdict.messages)
    work.code = 1
    return
  }
  if (!isOn(verdict.server.main, 'daemon', true)) throw new NeverEnds('nginx keeps serving')
  throw notModelledHere(work, 'what nginx writes while it runs in the background is not modelled')
}

function sayMessages(work: Work, messages: readonly NginxMessage[]): void {
  for (const { level, message, file, line } of messages) {
    const place = file === undefined ? '' : ` in ${file}${line === undefined ? '' : `:${line}`}`
    work.written.push({ fd: 2, text: `nginx: [${level}] ${message}${place}\n` })
  }
}

function checkConfiguration(work: Work, args: readonly string[], version: string | undefined): void {
  const named = args[args.indexOf('-c') + 1]
  const mainFile = args.includes('-c') && named !== undefined ? work.path(named) : '/etc/nginx/nginx.conf'
  if (args.includes('-g') || args.includes('-p')) throw new CannotTell('nginx -t with -g or -p is not modelled')
  const verdict = testNginx({ tree: work.tree, mainFile, ...(version === undefined ? {} : { version }) })
  if (verdict.kind === 'unknown') throw new CannotTell(verdict.why)
  sayMessages(work, verdict.messages)
  const good = verdict.kind === 'ok'
  if (good) work.written.push({ fd: 2, text: `nginx: the configuration file ${mainFile} syntax is ok\n` })
  work.written.push({
    fd: 2,
    text: `nginx: configuration file ${mainFile} test ${good ? 'is successful' : 'failed'}\n`,
  })
  work.code = good ? 0 : 1
}
