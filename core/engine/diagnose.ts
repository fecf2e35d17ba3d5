/** All located remarks on the learner's files: the build's own, and what nginx says of its configuration, and we. */
import type { BuildResult } from '@/core/build/result.ts'
import { digestNode } from '@/core/files/digest.ts'
import { type FileTree, file, put, readText } from '@/core/files/tree.ts'
import { imageTree } from '@/core/nginx/image-files.ts'
import { remarks } from '@/core/nginx/remarks.ts'
import { testNginx } from '@/core/nginx/test.ts'
import type { Diagnostic } from '@/core/text/diagnostic.ts'
import { lineIndex } from '@/core/text/position.ts'
import { placeOfConf } from './place-of-conf.ts'

const NGINX_FILE = 'nginx.conf'

export function diagnose(workspace: FileTree, build: BuildResult | undefined): readonly Diagnostic[] {
  return [...(build?.diagnostics ?? []), ...nginxDiagnostics(workspace, build)]
}

/** The last answer: most edits leave nginx.conf and the site as they are. */
let last: { readonly key: string; readonly found: readonly Diagnostic[] } | undefined

function nginxDiagnostics(workspace: FileTree, build: BuildResult | undefined): readonly Diagnostic[] {
  const text = readText(workspace, NGINX_FILE)
  if (text === undefined) return []
  const { place, tree } = placeOfConf(text, build)
  const key = `${place}\n${tree === undefined ? '' : digestNode(tree.root)}\n${text}`
  if (last?.key !== key) {
    last = { key, found: [...verdictDiagnostics(text, place), ...remarks(text, { place, ...(tree && { tree }) })] }
  }
  return last.found
}

const image = imageTree()

/** nginx's own words, as far as they are about this file: a line of another one says nothing here. */
function verdictDiagnostics(text: string, place: string): readonly Diagnostic[] {
  const verdict = testNginx({ tree: put(image, place, file(text)), outside: true })
  if (verdict.kind === 'unknown') return []
  const index = lineIndex(text)
  return [...verdict.messages, ...verdict.also]
    .filter((message) => message.level !== 'notice' && (message.file === undefined || message.file === place))
    .map((message) => ({
      rule: 'nginx',
      severity: message.level === 'warn' ? 'warning' : 'error',
      message: message.message,
      file: NGINX_FILE,
      range: index.line(message.line ?? 1),
    }))
}
