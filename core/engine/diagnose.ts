/** All located remarks on the learner's files: the build's own, and what nginx says of its configuration. */
import type { BuildResult } from '@/core/build/result.ts'
import { type FileTree, readText } from '@/core/files/tree.ts'
import { testSiteConf } from '@/core/nginx/check-site-conf.ts'
import type { Diagnostic } from '@/core/text/diagnostic.ts'
import { lineIndex } from '@/core/text/position.ts'

const NGINX_FILE = 'nginx.conf'

export function diagnose(workspace: FileTree, build: BuildResult | undefined): readonly Diagnostic[] {
  return [...(build?.diagnostics ?? []), ...nginxDiagnostics(workspace)]
}

function nginxDiagnostics(workspace: FileTree): readonly Diagnostic[] {
  const text = readText(workspace, NGINX_FILE)
  if (text === undefined) return []
  const verdict = testSiteConf(text)
  if (verdict.kind === 'unknown') return []
  const index = lineIndex(text)
  return [...verdict.messages, ...verdict.also]
    .filter((message) => message.level !== 'notice')
    .map((message) => ({
      rule: 'nginx',
      severity: message.level === 'warn' ? 'warning' : 'error',
      message: message.message,
      file: NGINX_FILE,
      range: index.line(message.line ?? 1),
    }))
}
