/** Programs whose work depends on the image: npm and its kin, node, package managers, accounts, nginx. */
import type { Program } from '@/core/shell/process.ts'
import { accountPrograms } from './account-programs.ts'
import { envsubst } from './envsubst.ts'
import type { ImageTableInput } from './image-table.ts'
import { curl, wget } from './network.ts'
import { nginxProgram } from './nginx.ts'
import { nodeProgram } from './node.ts'
import { corepackProgram } from './npm/corepack.ts'
import { npmPrograms } from './npm/npm.ts'
import { pnpmProgram } from './npm/pnpm.ts'
import { yarnProgram } from './npm/yarn.ts'
import { apk, aptGet } from './package-managers.ts'
import { PRINT_ONLY } from './print-only.ts'
import { sh } from './sh.ts'

export function imagePrograms(input: ImageTableInput): ReadonlyMap<string, Program> {
  return new Map<string, Program>([
    ...PRINT_ONLY,
    ...npmPrograms(input),
    ...accountPrograms(input.base),
    ['node', nodeProgram(input)],
    ['yarn', yarnProgram(input)],
    ['pnpm', pnpmProgram(input)],
    ['corepack', corepackProgram],
    ['apk', apk],
    ['apt-get', aptGet],
    ['apt', aptGet],
    ['nginx', nginxProgram(input)],
    ['envsubst', envsubst],
    ['curl', curl],
    ['wget', wget],
    ['dash', sh],
    ['bash', sh],
  ])
}
