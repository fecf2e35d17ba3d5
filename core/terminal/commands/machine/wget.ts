/** `wget -qO- localhost:8080`: the other way to ask a container from a terminal. */
import { resolve } from '@/core/files/path.ts'
import { file, put } from '@/core/files/tree.ts'
import { type Call, complain, failed, note, type Reply } from '../../command.ts'
import { flagSpecs, isSet, lastOf, parseFlags } from '../../flags.ts'
import { LOCAL_HOSTS, parseUrl, requestTo } from '../../http-text.ts'
import { askHost } from '../../running.ts'

const FLAGS = flagSpecs(
  'q,quiet',
  'O,output-document=',
  'S,server-response',
  'spider',
  'T,timeout=',
  't,tries=',
  'no-check-certificate',
)

export function wget(call: Call): Reply {
  const parsed = parseFlags(FLAGS, call.args)
  if (parsed.kind !== 'parsed')
    return failed(
      2,
      `wget: ${parsed.kind === 'wrong' ? parsed.message : 'missing URL'}`,
      'Usage: wget [OPTION]... [URL]...',
    )
  const { flags } = parsed
  const text = flags.operands[0]
  const url = text === undefined ? undefined : parseUrl(text)
  if (url === undefined) return failed(1, 'wget: missing URL', 'Usage: wget [OPTION]... [URL]...')
  if (!LOCAL_HOSTS.includes(url.host)) {
    return {
      output: [
        ...complain(`wget: unable to resolve host address '${url.host}'`),
        ...note('this terminal reaches only the containers of this machine'),
      ],
      code: 4,
    }
  }
  const answer = askHost(
    call.session,
    call.world,
    requestTo(url, isSet(flags, 'spider') ? 'HEAD' : 'GET', {}),
    call.process.tree,
  )
  if (answer === undefined)
    return quietly(isSet(flags, 'quiet'), `Connecting to ${url.host}:${url.port}... failed: Connection refused.`, 4)
  if (answer.kind === 'no-answer')
    return quietly(isSet(flags, 'quiet'), 'HTTP request sent, awaiting response... No data received.', 4)
  if (answer.kind !== 'answer')
    return {
      output: note(answer.kind === 'would-proxy' ? `nginx would pass this request on to ${answer.to}` : answer.why),
      code: 1,
    }
  if (answer.status >= 400) return quietly(isSet(flags, 'quiet'), `ERROR ${answer.status}`, 8)
  if (isSet(flags, 'spider') || answer.body === undefined) return { output: [], code: 0 }
  const target = lastOf(flags, 'output-document') ?? (url.path.split('?')[0]!.split('/').pop() || 'index.html')
  if (target === '-') return { output: [{ fd: 1, text: new TextDecoder().decode(answer.body) }], code: 0 }
  if (target === '/dev/null') return { output: [], code: 0 }
  return { output: [], code: 0, tree: put(call.process.tree, resolve(call.process.cwd, target), file(answer.body)) }
}

function quietly(quiet: boolean, message: string, code: number): Reply {
  return { output: quiet ? [] : complain(message), code }
}
