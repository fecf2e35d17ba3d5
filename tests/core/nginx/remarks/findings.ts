/** What one remark finds in a configuration, as `line:column message`. */
import { type RemarkOptions, remarks } from '@/core/nginx/remarks.ts'

export function findings(
  name: string,
  lines: string | readonly string[],
  options: RemarkOptions = {},
): readonly string[] {
  const text = typeof lines === 'string' ? lines : lines.join('\n')
  return remarks(text, options)
    .filter((diagnostic) => diagnostic.rule === `stagecraft/${name}`)
    .map(({ range, message }) => `${range.start.line}:${range.start.column} ${message}`)
}

/** A server on the image's html folder with these lines in it; they start at line 4. */
export function server(...lines: readonly string[]): readonly string[] {
  return ['server {', '  listen 80;', '  root /usr/share/nginx/html;', ...lines, '}']
}
