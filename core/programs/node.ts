/** node: its version, and scripts whose work is known; any other script is not modelled. */

import type { Program } from '@/core/shell/process.ts'
import { unknownText } from '@/core/shell/unknown-text.ts'
import type { ImageTableInput } from './image-table.ts'
import { printedExpression, valueIn } from './node-print.ts'
import { nodeRun, runOfNode } from './npm/node-run.ts'
import { packageProgram } from './npm/package-programs.ts'
import { notModelledHere, program, Quit, type Work } from './work.ts'

export function nodeProgram(input: ImageTableInput): Program {
  return program('node', (work, args) => {
    const version = input.base?.versions.node
    if (['-v', '--version'].includes(args[0] ?? '')) {
      work.out(version === undefined ? `${unknownText('the version of node is not recorded')}\n` : `v${version}\n`)
      return
    }
    const called = runOfNode(args)
    if (called !== undefined) {
      nodeRun(work, input.base, called)
      return
    }
    const expression = printedExpression(args)
    const value = expression === undefined ? undefined : valueIn(work, expression, version)
    if (value !== undefined) {
      work.out(`${value}\n`)
      return
    }
    const script = args.find((arg) => !arg.startsWith('-'))
    const there = script === undefined || args[0]?.startsWith('-') ? undefined : work.look(script)
    if (script !== undefined && there === undefined && !args[0]!.startsWith('-'))
      throw missingModule(work, script, version)
    const found = there === undefined ? undefined : packageProgram(there.path, input)
    if (found?.kind !== 'program')
      throw notModelledHere(work, `what node does with ${script ?? args.join(' ')} is not modelled`)
    const argv = [script!, ...args.slice(args.indexOf(script!) + 1)]
    work.code = work.took(found.run({ ...work.process, argv, tree: work.tree }, work.host))
  })
}

/** As Node prints it, without the lines of its own stack. */
function missingModule(work: Work, script: string, version: string | undefined): Quit {
  const text = `Error: Cannot find module '${work.path(script)}'\n  code: 'MODULE_NOT_FOUND',\n  requireStack: []\n\nNode.js v${version ?? '?'}\n`
  work.written.push({ fd: 2, text })
  return new Quit(1)
}
