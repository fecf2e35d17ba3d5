/** Every git command there is here. */
import type { Command } from '../../command.ts'
import { clone } from './clone.ts'

export const GIT_COMMANDS: Readonly<Record<string, Command>> = { clone }
