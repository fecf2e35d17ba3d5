/** nginx in a build: -t, -T, -v, -V; started as a server it does not end. */
import { testNginx } from '@/core/nginx/test.ts'
import type { Program } from '@/core/shell/process.ts'
import type { ImageTableInput } from './image-table.ts'
import { CannotTell, notModelledHere, program, type Work } from './work.ts'

export function nginxProgram(input: ImageTableInput): Program {
  const version = input.base?.versions.nginx
  return program('nginx', (work, args) => {
    if (args.some((arg) => arg === '-v' || arg === '-V')) printVersion(work, version)
    else if (args.some((arg) => /^-q?[tT]q?$/.test(arg))) checkConfiguration(work, args, version)
    else throw notModelledHere(work, 'nginx starts a server and does not end')
  })
}

function printVersion(work: Work, version: string | undefined): void {
  if (version === undefined) throw new CannotTell('the version of nginx is not recorded')
  work.written.push({ fd: 2, text: `nginx version: nginx/${version}\n` })
}

function checkConfiguration(work: Work, args: readonly string[], version: string | undefined): void {
  const named = args[args.indexOf('-c') + 1]
  const mainFile = args.includes('-c') && named !== undefined ? work.path(named) : '/etc/nginx/nginx.conf'
  if (args.includes('-g') || args.includes('-p')) throw new CannotTell('nginx -t with -g or -p is not modelled')
  const verdict = testNginx({ tree: work.tree, mainFile, ...(version === undefined ? {} : { version }) })
  if (verdict.kind === 'unknown') throw new CannotTell(verdict.why)
  for (const { level, message, file, line } of verdict.messages) {
    const place = file === undefined ? '' : ` in ${file}${line === undefined ? '' : `:${line}`}`
    work.written.push({ fd: 2, text: `nginx: [${level}] ${message}${place}\n` })
  }
  const good = verdict.kind === 'ok'
  if (good) work.written.push({ fd: 2, text: `nginx: the configuration file ${mainFile} syntax is ok\n` })
  work.written.push({
    fd: 2,
    text: `nginx: configuration file ${mainFile} test ${good ? 'is successful' : 'failed'}\n`,
  })
  work.code = good ? 0 : 1
}
