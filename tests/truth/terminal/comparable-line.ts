/**
 * What a command line printed, in a form in which the client of 2022 and ours can be laid side by side. Left out: where
 * to read on (`See 'docker run --help'`, the usage and its summary), who speaks (`docker: `, `Error response from daemon: `)
 * and what the moment decides: ids, digests, times, addresses.
 */
const READ_ON = /^(See|Run) '.*help'|^Usage: |^"?docker.* --help"?|^For more help|^\s*$/

export function comparableLine(output: string): readonly string[] {
  const lines: string[] = []
  for (const line of output.split('\n')) {
    if (/^Usage: /.test(line)) break
    if (READ_ON.test(line) || line.startsWith('stagecraft: ')) continue
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
    .replace(/[ \t]+/g, ' ')
    .trim()
}
