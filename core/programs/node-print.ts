/** `node -p expression`, `node -e "console.log(expression)"`: the few expressions that Dockerfiles ask node for. */
import { resolve } from '@/core/files/path.ts'
import { readText } from '@/core/files/tree.ts'
import { parseObject } from './npm/parse-object.ts'
import type { Work } from './work.ts'

/** The expression whose value is printed; undefined when node was called otherwise. */
export function printedExpression(args: readonly string[]): string | undefined {
  const [flag = '', code = ''] = args
  if (args.length !== 2) return undefined
  if (/^-(?:p|pe)$|^--print$/.test(flag)) return code.trim().replace(/;$/, '')
  if (flag !== '-e' && flag !== '--eval') return undefined
  return /^\s*console\.log\(([\s\S]*)\)\s*;?\s*$/.exec(code)?.[1]?.trim()
}

/** Its value as a text; undefined when it is not one of the known ones. */
export function valueIn(work: Work, expression: string, version: string | undefined): string | undefined {
  switch (expression) {
    case 'process.version':
      return version === undefined ? undefined : `v${version}`
    case 'process.versions.node':
      return version
    case 'process.platform':
      return 'linux'
    case 'process.arch':
      return 'x64'
    case 'process.cwd()':
      return work.process.cwd
  }
  const literal = /^(['"`])([^'"`\\$]*)\1$/.exec(expression)
  return literal?.[2] ?? fromManifest(work, expression)
}

/** `require('./package.json').version` */
function fromManifest(work: Work, expression: string): string | undefined {
  const [, , path = '', keys = ''] = /^require\((['"`])([./][^'"`]*\.json)\1\)((?:\.\w+)+)$/.exec(expression) ?? []
  const text = path === '' ? undefined : readText(work.tree, resolve(work.process.cwd, path))
  let value: unknown = text === undefined ? undefined : parseObject(text)
  for (const key of keys.split('.').slice(1)) value = (value as Record<string, unknown> | undefined)?.[key]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}
