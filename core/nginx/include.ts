/** Which files an `include` names: relative to /etc/nginx, wildcards as glob(3) reads them, sorted. */
import { globMatch } from '@/core/files/glob.ts'
import { normalize } from '@/core/files/path.ts'
import { type FileTree, lookup } from '@/core/files/tree.ts'

export const PREFIX = '/etc/nginx'

export interface Included {
  readonly files: readonly string[]
  readonly unknown: string | undefined
}

/** As `ngx_conf_full_name`: nginx glues its prefix before a relative path. */
export function fullName(path: string): string {
  return path.startsWith('/') ? path : `${PREFIX}/${path}`
}

export function matchInclude(pattern: string, tree: FileTree): Included {
  const full = fullName(pattern)
  if (!/[*?[]/.test(full)) return { files: [full], unknown: undefined }
  let folders: readonly string[] = ['/']
  let unknown: string | undefined
  for (const part of normalize(full).slice(1).split('/')) {
    const next: string[] = []
    for (const folder of folders) {
      const found = lookup(tree, folder)
      if (found.kind === 'unknown') unknown = `${folder}: ${found.why}`
      if (found.kind !== 'found' || found.node.kind !== 'directory') continue
      if (found.node.partial !== undefined && isPattern(part)) unknown = `${folder}: ${found.node.partial}`
      for (const name of [...found.node.entries.keys()].sort())
        if (fits(part, name)) next.push(folder === '/' ? `/${name}` : `${folder}/${name}`)
    }
    folders = next
  }
  return { files: folders, unknown }
}

function isPattern(part: string): boolean {
  return /[*?[]/.test(part)
}

/** As glob(3): a leading dot must be named. */
function fits(part: string, name: string): boolean {
  if (!isPattern(part)) return part === name
  if (name.startsWith('.') && !part.startsWith('.')) return false
  return globMatch(part, name) === 'match'
}
