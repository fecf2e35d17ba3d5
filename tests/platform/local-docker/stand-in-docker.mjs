#!/usr/bin/env node
/** Stands in for `docker`: writes down what it was asked, and answers as `plan.json` beside it says. */
import { appendFileSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

const here = dirname(process.argv[1])
const plan = JSON.parse(readFileSync(join(here, 'plan.json'), 'utf8'))
const args = process.argv.slice(2)
const isBuild = args[0] === 'build' || (args[0] === 'buildx' && args[1] === 'build')
const context = isBuild ? listed(args.at(-1)) : undefined
appendFileSync(join(here, 'calls.jsonl'), `${JSON.stringify({ args, env: Object.keys(process.env), context })}\n`)

const key = isBuild ? 'build' : args[0]
const known = {
  buildx: { code: plan.buildx ? 0 : 1, stdout: 'github.com/docker/buildx v0.20.0' },
  info: { stdout: '28.0.0 (overlay2)' },
  image: { stdout: `sha256:${'a'.repeat(64)} 12345678` },
  run: { stdout: 'c'.repeat(64) },
  inspect: {
    stdout: args.join(' ').includes('Ports')
      ? '{"80/tcp":[{"HostIp":"127.0.0.1","HostPort":"49153"}],"443/tcp":null}'
      : 'true',
  },
  stats: { stdout: '6.402MiB / 7.6GiB' },
  wait: { hang: true },
}
const rejected = isBuild && plan.rejectsRawJson && args.includes('--progress=rawjson')
const answer = rejected
  ? { code: 125, stderr: ['ERROR: invalid progress mode rawjson'] }
  : { ...known[key], ...plan[key === 'buildx' ? '' : key] }

// Before it says anything: a test cancels at the first word.
if (answer.stubborn) process.on('SIGTERM', () => appendFileSync(join(here, 'calls.jsonl'), '{"args":["SIGTERM"]}\n'))
for (const line of answer.stderr ?? []) process.stderr.write(`${line}\n`)
if (answer.stdout) process.stdout.write(`${answer.stdout}\n`)
if (answer.hang) setInterval(() => undefined, 1000)
else process.exitCode = answer.code ?? 0

function listed(folder) {
  if (!existsSync(folder)) return undefined
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath ?? entry.path, entry.name)
      const mode = (statSync(path).mode & 0o777).toString(8)
      return { path: path.slice(folder.length + 1), mode, text: readFileSync(path, 'utf8') }
    })
}
