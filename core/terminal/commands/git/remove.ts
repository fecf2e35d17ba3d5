/** `git rm`: takes files out of the index, and out of the folder unless told otherwise. */
import { remove as removePath } from '@/core/files/tree.ts'
import { done, failed, say } from '../../command.ts'
import { flagSpecs, isSet } from '../../flags.ts'
import { sameFile } from '../../repository/changes.ts'
import { pathInside, selected } from '../../repository/working-copy.ts'
import { gitCommand, kept, noMatch } from './call.ts'

const FLAGS = flagSpecs('f,force', 'n,dry-run', 'r', 'cached', 'q,quiet')

export const remove = gitCommand(FLAGS, 'git rm [-f | --force] [-r] [--cached] [--] <pathspec>...', (call) => {
  const { copy, flags, operands } = call
  const { index } = copy.repository
  if (operands.length === 0) return failed(128, 'fatal: No pathspec was given. Which files should I remove?')
  const paths: string[] = []
  for (const typed of operands) {
    const wanted = pathInside(call, copy, typed) ?? typed
    const found = selected([...index.keys()], wanted)
    if (found.length === 0) return noMatch(typed)
    if (!found.includes(wanted) && !isSet(flags, 'r'))
      return failed(128, `fatal: not removing '${typed}' recursively without -r`)
    paths.push(...found)
  }
  const cached = isSet(flags, 'cached')
  const changed = paths.find((path) => {
    const now = copy.working.files.get(path)
    return now !== undefined && !sameFile(now, index.get(path)!)
  })
  if (changed !== undefined && !cached && !isSet(flags, 'force'))
    return failed(
      1,
      'error: the following file has local modifications:',
      `    ${changed}`,
      '(use --cached to keep the file, or -f to force removal)',
    )
  const next = new Map([...index].filter(([path]) => !paths.includes(path)))
  const tree = cached
    ? call.process.tree
    : paths.reduce((all, path) => removePath(all, `${copy.folder}/${path}`), call.process.tree)
  const output = isSet(flags, 'quiet') ? [] : say(...paths.map((path) => `rm '${path}'`))
  return kept(call, { ...copy.repository, index: next }, { ...done(output), tree })
})
