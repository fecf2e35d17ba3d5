/** Every git command there is here. */
import type { Command } from '../../command.ts'
import { clone } from './clone.ts'
import { diff } from './diff.ts'
import { log } from './log.ts'
import { add, commit, init } from './record.ts'
import { status } from './status.ts'

export const GIT_COMMANDS: Readonly<Record<string, Command>> = { add, clone, commit, diff, init, log, status }
