/** Programs whose work depends on the image: npm and its kin, node, package managers, accounts, nginx. */
import type { Program } from '@/core/shell/process.ts'
import { accountPrograms } from './account-programs.ts'
import { apk } from './apk.ts'
import { aptGetProgram } from './apt-get.ts'
import { dos2unix, unix2dos } from './dos2unix.ts'
import { nice, nohup, timeout } from './environment.ts'
import { envsubst } from './envsubst.ts'
import { git } from './git.ts'
import { arch } from './identity.ts'
import type { ImageTableInput } from './image-table.ts'
import { curl, wget } from './network.ts'
import { nginxProgram } from './nginx.ts'
import { nodeProgram } from './node.ts'
import { corepackProgram } from './npm/corepack.ts'
import { npmPrograms } from './npm/npm.ts'
import { pnpmProgram } from './npm/pnpm.ts'
import { yarnProgram } from './npm/yarn.ts'
import { openssl } from './openssl.ts'
import { PRINT_ONLY } from './print-only.ts'
import { sh } from './sh.ts'
import { SYSTEM_FILES } from './system-files.ts'
import { truncate } from './truncate.ts'

export function imagePrograms(input: ImageTableInput): ReadonlyMap<string, Program> {
  return new Map<string, Program>([
    ...PRINT_ONLY,
    ...SYSTEM_FILES,
    ...npmPrograms(input),
    ...accountPrograms(input.base),
    ['node', nodeProgram(input)],
    ['yarn', yarnProgram(input)],
    ['yarnpkg', yarnProgram(input)],
    ['pnpm', pnpmProgram(input)],
    ['corepack', corepackProgram],
    ['apk', apk],
    ['apt-get', aptGetProgram(input.base)],
    ['apt', aptGetProgram(input.base)],
    ['git', git],
    ['openssl', openssl],
    ['dos2unix', dos2unix],
    ['unix2dos', unix2dos],
    ['nginx', nginxProgram(input)],
    ['envsubst', envsubst],
    ['curl', curl],
    ['wget', wget],
    ['arch', arch],
    ['timeout', timeout],
    ['nohup', nohup],
    ['nice', nice],
    ['truncate', truncate],
    ['dash', sh],
    ['bash', sh],
  ])
}
