/** Programs of the learner's machine. File programs (`ls`, `cat`, `mkdir`, …) are those of the shell's own table. */
import { done, type MachineProgram, say } from '../../command.ts'
import { docker } from '../docker/docker.ts'
import { git } from '../git/git.ts'
import { browser, editor, nodeTool, sudo } from './beside-the-course.ts'
import { curl } from './curl.ts'
import { date } from './date.ts'
import { ls } from './ls.ts'
import { clear, exit, history } from './session-programs.ts'
import { wget } from './wget.ts'

export const MACHINE_PROGRAMS: readonly MachineProgram[] = [
  {
    names: ['docker', 'podman'],
    summary: 'build images and run containers: docker --help lists the commands',
    run: docker,
  },
  { names: ['git'], summary: 'git clone fetches the starter; status, log and diff look at it', run: git },
  { names: ['curl'], summary: 'ask a running container: curl -i localhost:3000', run: curl },
  { names: ['wget'], summary: 'the same: wget -qO- localhost:3000', run: wget },
  { names: ['ls'], summary: 'list files', run: ls },
  { names: ['date'], summary: 'what the clock says', run: date },
  { names: ['clear', 'reset'], summary: 'clear the screen', run: clear },
  { names: ['history'], summary: 'what was typed so far', run: history },
  { names: ['help'], summary: 'this list', run: () => done(say(...helpLines())) },
  { names: ['exit', 'logout'], summary: 'nothing: the terminal stays open', run: exit },
  { names: ['code', 'vi', 'vim', 'nano', 'emacs'], summary: 'points at the editor beside the terminal', run: editor },
  { names: ['open', 'xdg-open', 'start'], summary: 'points at the preview beside the terminal', run: browser },
  {
    names: ['npm', 'npx', 'node', 'yarn', 'pnpm', 'vite', 'corepack'],
    summary: 'not run here: the image build installs what it needs',
    run: nodeTool,
  },
  { names: ['sudo', 'doas', 'time', 'nohup', 'winpty'], summary: 'runs the command that follows', run: sudo },
]

function helpLines(): string[] {
  const own = MACHINE_PROGRAMS.map((program) => `  ${program.names[0]!.padEnd(9)} ${program.summary}`)
  return [
    'Commands of this terminal:',
    ...own,
    '  cat, cd, pwd, mkdir, cp, mv, rm, touch, echo and other file commands work as in any shell',
  ]
}
