import { existsSync, readFileSync } from 'node:fs'
import { relative, resolve, sep } from 'node:path'
import { walk } from '@/core/files/tree.ts'
import { answerCase, type CaseRequest, type NginxCase } from '@/core/nginx/case.ts'
import { readFolder } from '../../node/read-folder.ts'
import { existingFolder, readOptions } from '../options.ts'
import { type Io, printJson, UsageError, type Verb } from '../verb.ts'
import { caseObjection } from './nginx-case.ts'

const OPTIONS = {
  conf: { type: 'string' },
  root: { type: 'string' },
  port: { type: 'string' },
  case: { type: 'string' },
} as const

export const nginxVerb: Verb = {
  name: 'nginx',
  usage: 'nginx --conf FILE [--root DIR] [--port N] ["GET /path"]… | nginx --case FILE.json [--json]',
  summary: 'The verdict of `nginx -t` on a configuration, then the answers to requests.',
  async run(args, io) {
    const { values, positionals } = readOptions(args, OPTIONS)
    const document = values.case === undefined ? caseOf(io, values, positionals) : readCase(io, values.case)
    const answer = answerCase({ now: Math.floor(Date.now() / 1000), ...document })
    if (values.json) printJson(io, answer)
    else printAnswer(io, answer)
    return answer.ok && answer.simulated !== false && answer.answers.every((each) => each.simulated !== false) ? 0 : 1
  },
}

function caseOf(
  io: Io,
  values: { conf?: string | undefined; root?: string | undefined; port?: string | undefined },
  requests: readonly string[],
): NginxCase {
  if (values.conf === undefined) throw new UsageError('nginx needs --conf FILE or --case FILE.json')
  const port = values.port === undefined ? 80 : Number(values.port)
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new UsageError(`--port is a number from 1 to 65535, not "${values.port}"`)
  return {
    conf: readInput(io, values.conf),
    files: values.root === undefined ? {} : siteFiles(existingFolder(io.cwd, values.root)),
    requests: requests.map((line) => requestOf(line, port)),
  }
}

/** `GET /path`, `/path`, or any method and a path. */
function requestOf(line: string, port: number) {
  const match = /^(?:([A-Z]+) +)?(\/\S*)$/.exec(line.trim())
  if (match === null) throw new UsageError(`a request is "GET /path", not "${line}"`)
  return { method: match[1] ?? 'GET', path: match[2]!, port }
}

function siteFiles(folder: string): Record<string, Uint8Array> {
  const files: Record<string, Uint8Array> = {}
  for (const { path, node } of walk(readFolder(folder))) {
    if (node.kind === 'file' && node.content.kind === 'bytes') files[path.slice(1)] = node.content.bytes
  }
  return files
}

function readInput(io: Io, path: string): string {
  const full = resolve(io.cwd, path)
  if (!existsSync(full)) throw new UsageError(`there is no file ${path}`)
  return readFileSync(full, 'utf8')
}

function readCase(io: Io, path: string): NginxCase {
  const text = readInput(io, path)
  const shown = relative(io.cwd, resolve(io.cwd, path)).split(sep).join('/')
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch (error) {
    throw new UsageError(`${shown} is not JSON: ${error instanceof Error ? error.message : error}`)
  }
  const objection = caseObjection(document)
  if (objection !== undefined) throw new UsageError(`${shown}: ${objection}`)
  return document as NginxCase
}

function printAnswer(io: Io, answer: ReturnType<typeof answerCase>): void {
  for (const { level, message, file, line } of answer.errors) {
    io.out(`nginx: [${level}] ${message}${file === undefined ? '' : ` in ${file}:${line}`}\n`)
  }
  if (answer.ok)
    io.out(
      'nginx: the configuration file /etc/nginx/nginx.conf syntax is ok\nnginx: configuration file /etc/nginx/nginx.conf test is successful\n',
    )
  else io.out('nginx: configuration file /etc/nginx/nginx.conf test failed\n')
  for (const each of answer.answers) {
    io.out(`\n${requestLine(each.request)}\n`)
    if (each.simulated === false) io.out(`  not simulated: ${each.reason}\n`)
    else if (each.error !== undefined) io.out(`  ${each.error}\n`)
    else if (each.wouldProxy !== undefined) io.out(`  would proxy to ${each.wouldProxy}\n`)
    else {
      io.out(`  ${each.status}\n`)
      for (const [name, value] of Object.entries(each.headers ?? {}))
        for (const one of [value].flat()) io.out(`  ${name}: ${one}\n`)
      if (each.bodyFile !== undefined) io.out(`  ← ${each.bodyFile}\n`)
    }
  }
}

function requestLine(request: CaseRequest): string {
  return typeof request === 'string' ? request : `${request.method ?? 'GET'} ${request.path}`
}
