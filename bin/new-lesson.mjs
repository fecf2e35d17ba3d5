/** `npm run new-lesson -- slug "Title" [--part "Part"]`: a lesson that compiles and passes, to be changed. */
import './node-version.mjs'
import { relative } from 'node:path'
import { parseArgs } from 'node:util'
import { importTypescript, project } from './typescript-bundle.mjs'

const USAGE = 'usage: npm run new-lesson -- slug "Title" [--part "Part"]'

try {
  const { values, positionals } = parseArgs({ options: { part: { type: 'string' } }, allowPositionals: true })
  if (positionals.length !== 2) throw new Error(`expected a slug and a title, got ${positionals.length}`)
  const { writeNewLesson } = await importTypescript('platform/node/new-lesson.ts')
  const { folder, files } = writeNewLesson(project, positionals[0], positionals[1], values.part)
  const shown = relative(process.cwd(), folder)
  process.stdout.write(`${files.map((file) => `${shown}/${file}`).join('\n')}\n`)
  process.stdout.write('`npm run dev` shows it, `npm run -s stagecraft -- course lint` says what it still needs.\n')
} catch (error) {
  process.stderr.write(`new-lesson: ${error.message}\n${USAGE}\n`)
  process.exitCode = 2
}
