/** What BuildKit says to one instruction behind a FROM, without the prefix that names the line. */
import { parseDockerfile } from '@/core/dockerfile/parse.ts'

export function faultOf(text: string): string | undefined {
  const { error } = parseDockerfile(`FROM alpine\n\n${text}\n`, 'Dockerfile')
  const prefix = 'dockerfile parse error on line 3: '
  return error?.message.startsWith(prefix) ? error.message.slice(prefix.length) : error?.message
}
