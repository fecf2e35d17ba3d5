/** oxlint: finds nothing in the recorded sources; what it says of edited ones is not known. */
import { join } from '@/core/files/path.ts'
import { lookup } from '@/core/files/tree.ts'
import { isOlder, nodeVersionOf } from '@/core/images/node-version.ts'
import type { Program } from '@/core/shell/process.ts'
import type { ImageTableInput } from '../image-table.ts'
import { program, Quit } from '../work.ts'
import { lintInputState } from './app-inputs.ts'
import { checkerProgram } from './checkers.ts'
import { lacksBinding, MISSING_BINDING } from './native-binding.ts'
import { foldersUp } from './package-folders.ts'

/** Words under which it looks at no other files and finds no more than it was recorded to. */
const AS_RECORDED = new Set(['--deny-warnings', '.', './', '--quiet', '--format=default'])

export function oxlintProgram({ apps, base }: Pick<ImageTableInput, 'apps' | 'base'>): Program {
  return program('oxlint', (work, args) => {
    const { cwd } = work.process
    const modules = foldersUp(cwd)
      .map((folder) => join(folder, 'node_modules'))
      .find((folder) => lookup(work.tree, join(folder, 'oxlint/package.json')).kind === 'found')
    // Node 16 cannot load its program, 18 can.
    const old = isOlder(nodeVersionOf(base) ?? [], [17])
    if (modules !== undefined && (old || lacksBinding(work.tree, join(modules, '@oxlint'), base?.libc))) {
      work.written.push({ fd: 2, text: `${old ? 'TypeError [ERR_UNKNOWN_FILE_EXTENSION]' : MISSING_BINDING}\n` })
      throw new Quit(1)
    }
    const app = apps.find((one) => lintInputState(work.tree, cwd, one).kind === 'recorded')
    if (app?.lint !== undefined && args.every((arg) => AS_RECORDED.has(arg)))
      work.out(`${app.lint.output.join('\n')}\n`)
    else work.code = work.took(checkerProgram('oxlint')({ ...work.process, tree: work.tree }, work.host))
  })
}
