/** Recognises the commands that run the app's tests, however they are spelled: what a check supposes to fail. */

const TEST_SCRIPTS = /^(test|tst|t)$/
const PACKAGE_MANAGERS = new Set(['npm', 'yarn', 'pnpm'])
const RUNNERS = new Set(['npx', 'pnpx', 'bunx'])
const TEST_PROGRAMS = /(^|\/)(vitest|jest|mocha|ava|playwright|cypress)(\.[cm]?js)?$/

export function isTestCommand(argv: readonly string[]): boolean {
  const [program = '', ...rest] = argv
  const name = program.slice(program.lastIndexOf('/') + 1)
  if (TEST_PROGRAMS.test(program)) return true
  if (/^(react-scripts|craco|react-app-rewired)$/.test(name)) return rest[0] === 'test'
  if (PACKAGE_MANAGERS.has(name)) return managerRunsTests(name, rest)
  if (RUNNERS.has(name)) return TEST_PROGRAMS.test(words(rest)[0] ?? '')
  if (name === 'node') return rest.some((word) => TEST_PROGRAMS.test(word)) || runsByNode(rest)
  return false
}

/** Words without options, so that `npm --silent run test -- --run` reads `run test`. */
function words(rest: readonly string[]): readonly string[] {
  const end = rest.indexOf('--')
  const own = end < 0 ? rest : [...rest.slice(0, end), ...rest.slice(end + 1)]
  return own.filter((word, index) => !word.startsWith('-') && !takesValue(own[index - 1]))
}

function takesValue(option: string | undefined): boolean {
  return option !== undefined && /^(--prefix|--loglevel|-C|--cwd|--dir|--workspace|-w)$/.test(option)
}

function managerRunsTests(name: string, rest: readonly string[]): boolean {
  const [verb = '', script = ''] = words(rest)
  if (/^(run|run-script|rum|urn)$/.test(verb)) return TEST_SCRIPTS.test(script) || isTestScriptName(script)
  if (/^(exec|x|dlx)$/.test(verb)) return TEST_PROGRAMS.test(script)
  return TEST_SCRIPTS.test(verb) || (name !== 'npm' && (isTestScriptName(verb) || TEST_PROGRAMS.test(verb)))
}

function isTestScriptName(script: string): boolean {
  return /^test(:|$)/.test(script)
}

/** `node --run test`, as Node 22 has it. */
function runsByNode(rest: readonly string[]): boolean {
  return rest.some((word, index) => (word === '--run' && rest[index + 1] === 'test') || word === '--run=test')
}
