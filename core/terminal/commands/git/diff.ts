/** `git diff`: the learner's lines beside the starter's, as a unified diff. */
import { structuredPatch } from 'diff'
import { readText } from '@/core/files/tree.ts'
import { type Call, done, failed, type Reply, say } from '../../command.ts'
import { repositoryOf } from '../../git-changes.ts'
import { NO_REPOSITORY } from './status.ts'

export function diff(call: Call): Reply {
  const repository = repositoryOf(call)
  if (repository === undefined) return failed(129, NO_REPOSITORY)
  const wanted = call.args.filter((arg) => !arg.startsWith('-'))
  const changes = repository.changes.filter(
    (change) => change.kind !== 'untracked' && (wanted.length === 0 || wanted.includes(change.path)),
  )
  const names = call.args.includes('--name-only')
  if (names) return done(say(...changes.map((change) => change.path)))
  return done(
    say(
      ...changes.flatMap(({ path, kind }) =>
        patchLines(
          path,
          readText(call.world.starter, path),
          kind === 'deleted' ? '' : readText(repository.tree, path),
          kind === 'deleted',
        ),
      ),
    ),
  )
}

function patchLines(path: string, before: string | undefined, after: string | undefined, deleted: boolean): string[] {
  const head = `diff --git a/${path} b/${path}`
  if (before === undefined || after === undefined) return [head, `Binary files a/${path} and b/${path} differ`]
  const { hunks } = structuredPatch(path, path, before, after, '', '', { context: 3 })
  const lines = hunks.flatMap((hunk) => [
    `@@ -${span(hunk.oldStart, hunk.oldLines)} +${span(hunk.newStart, hunk.newLines)} @@`,
    ...hunk.lines,
  ])
  return [
    head,
    ...(deleted ? ['deleted file mode 100644'] : []),
    `--- a/${path}`,
    `+++ ${deleted ? '/dev/null' : `b/${path}`}`,
    ...lines,
  ]
}

function span(start: number, lines: number): string {
  return lines === 1 ? String(start) : `${start},${lines}`
}
