/**
 * What a command line printed, in a form in which the client of 2022 and ours can be laid side by side. Left out: where
 * to read on (`See 'docker run --help'`, the usage and its summary), who speaks (`docker: `, `Error response from daemon: `)
 * and what the moment decides: ids, digests, times, addresses. Wordings that changed without another meaning: the first
 * letter of messages (moby wrote them small from 2021 on), `requires exactly`, the name of the library in a reference's fault,
 * the chain of callers before runc's own message, the tag in `No such image`.
 */
const READ_ON = /^(See|Run) '.*help'|^Usage: |^"?docker.* --help"?|^For more help|^\s*$/

export function comparableLine(output: string): readonly string[] {
  const lines: string[] = []
  for (const line of output.split('\n')) {
    if (/^Usage: /.test(line)) break
    if (READ_ON.test(line) || /^(time="|#0 )/.test(line) || line.startsWith('stagecraft: ')) continue
    lines.push(plain(line))
  }
  return lines
}

function plain(line: string): string {
  return line
    .replace(/^(ERROR: )?(docker: )?/, '')
    .replace(/^(Error response from daemon|Error|error): /i, '')
    .replace(/^failed to (build|solve): /, '')
    .replace(/\b(sha256:)?[0-9a-f]{64}\b/g, '<id>')
    .replace(/\b[0-9a-f]{12}\b/g, '<id>')
    .replace(/^['"](docker [^'"]*)['"] (requires|accepts)/, '$1 $2')
    .replace(/requires exactly /, 'requires ')
    .replace(/^docker buildx build /, 'docker build ')
    .replace(/\.$/, '')
    .replace('failed to create task for container: ', '')
    .replace('error during container init: ', '')
    .replace('failed to set up container networking: ', '')
    .replace(/repository name \(library\/.*?\) must/, 'repository name must')
    .replace(/^(No such image: [^:]*):latest$/i, '$1')
    .replace('conflicting options: cannot specify both --restart and --rm', 'conflicting options: --restart and --rm')
    .replace(/[ \t]+/g, ' ')
    .trim()
    .toLowerCase()
}
