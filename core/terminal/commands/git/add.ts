/** `git add`: files as they are now go into the index. */
import { done, failed, type Reply, say } from '../../command.ts'
import { flagSpecs, isSet } from '../../flags.ts'
import { changesBetween } from '../../repository/changes.ts'
import { blobBytes, type Snapshot } from '../../repository/objects.ts'
import { pathInside, selected } from '../../repository/working-copy.ts'
import { type GitCall, gitCommand, kept, noMatch } from './call.ts'

const FLAGS = flagSpecs(
  'n,dry-run',
  'v,verbose',
  'f,force',
  'A,all',
  'u,update',
  'p,patch',
  'i,interactive',
  'N,intent-to-add',
)

export const add = gitCommand(FLAGS, 'git add [<options>] [--] <pathspec>...', (call) => {
  const { flags, operands } = call
  const whole = isSet(flags, 'all') || isSet(flags, 'update')
  if (operands.length === 0 && !whole)
    return failed(0, 'Nothing specified, nothing added.', "hint: Maybe you wanted to say 'git add .'?")
  return staged(call, operands.length === 0 ? [''] : operands)
})

function staged(call: GitCall, operands: readonly string[]): Reply {
  const { copy, flags } = call
  const changes = changesBetween(copy.repository.index, copy.working.files)
  const paths = new Set<string>()
  const known = [...new Set([...copy.repository.index.keys(), ...copy.working.files.keys()])]
  for (const typed of operands) {
    const wanted = typed === '' ? '' : pathInside(call, copy, typed)
    if (wanted === undefined)
      return failed(128, `fatal: ${typed}: '${typed}' is outside repository at '${copy.folder}'`)
    const found = selected(known, wanted)
    if (found.length === 0 && wanted !== '') return copy.working.isIgnored(wanted) ? ignored(wanted) : noMatch(typed)
    for (const path of found) paths.add(path)
  }
  const only = isSet(flags, 'update')
  const taken = changes.filter(({ path, kind }) => paths.has(path) && !(only && kind === 'added'))
  const unknown = taken.find(({ after }) => after !== undefined && blobBytes(after) === undefined)
  if (unknown !== undefined)
    return failed(128, `stagecraft: the content of ${unknown.path} is not known here: it cannot be part of a commit`)
  if (isSet(flags, 'dry-run')) return done(say(...taken.map(verb)))
  const index = new Map(copy.repository.index)
  for (const { path, after } of taken) after === undefined ? index.delete(path) : index.set(path, after)
  const output = isSet(flags, 'verbose') ? say(...taken.map(verb)) : []
  return kept(call, { ...copy.repository, index: sorted(index) }, done(output))
}

function verb({ path, kind }: { readonly path: string; readonly kind: string }): string {
  return `${kind === 'deleted' ? 'remove' : 'add'} '${path}'`
}

export function sorted(files: Snapshot): Snapshot {
  return new Map([...files].sort(([one], [other]) => (one < other ? -1 : 1)))
}

function ignored(path: string): Reply {
  return failed(
    1,
    'The following paths are ignored by one of your .gitignore files:',
    path,
    'hint: Use -f if you really want to add them.',
    'hint: Disable this message with "git config set advice.addIgnoredFile false"',
  )
}
