/** Programs people reach for that have no place here: each says so, kindly, and what to do in its stead. */
import { type Call, done, note, type Reply } from '../../command.ts'

export function editor(call: Call): Reply {
  const file = call.args.find((arg) => !arg.startsWith('-'))
  return done(note(`${file ?? 'your files'}: the editor beside this terminal has them open`))
}

export function browser(call: Call): Reply {
  const address = call.args.find((arg) => !arg.startsWith('-'))
  return done(
    note(
      `the preview beside this terminal shows a running container${address === undefined ? '' : `; "curl ${address}" asks it from here`}`,
    ),
  )
}

/** The learner's own Node is not simulated: what the image needs, its build installs. */
export function nodeTool(call: Call): Reply {
  const line = [call.process.argv[0], ...call.args].join(' ')
  return {
    output: note(
      `"${line}" is not run here: this machine has Docker and git alone, so that everything an image needs is installed by its build`,
    ),
    code: 127,
  }
}

export function sudo(call: Call): Reply {
  const start = call.args.findIndex((arg) => !arg.startsWith('-'))
  if (start < 0) return done(note('you are root here already'))
  const outcome = call.host.run({ ...call.process, argv: call.args.slice(start) })
  return outcome.kind === 'exited'
    ? { output: outcome.output, code: outcome.code, tree: outcome.tree }
    : { output: [...outcome.output, ...note(outcome.why)], code: 1, tree: outcome.tree }
}
