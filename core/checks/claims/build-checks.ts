import { z } from 'zod'
import { checkDockerfile } from '@/core/build/check.ts'
import type { Diagnostic } from '@/core/text/diagnostic.ts'
import { defineClaim } from '../claim.ts'
import { fail, pass } from '../finding.ts'
import { noDockerfile } from '../outcome.ts'
import { placeOf } from '../places.ts'
import type { Work } from '../work.ts'

/** `buildChecks: { clean: true }` */
export const buildChecks = defineClaim({
  doc: '`docker build --check` finds nothing, and would find nothing without the directives that skip rules.',
  facts: { rule: 'the rule that finds something', left: 'how many findings there are', skipped: ['directive'] },
  schema: z.strictObject({ clean: z.literal(true) }),
  judge(_, work) {
    if (work.dockerfile === undefined) return noDockerfile(work)
    const [first, ...others] = found(work, work.dockerfile)
    if (first !== undefined) {
      const more = others.length === 0 ? '' : ` ${others.length} more ${others.length === 1 ? 'remains' : 'remain'}.`
      const facts = { rule: first.rule, left: String(others.length + 1) }
      return fail(`${first.rule}: ${first.message}.${more}`.replace('..', '.'), placeOf(first.range), facts)
    }
    const [hidden] = found(work, withoutDirectives(work.dockerfile))
    if (hidden === undefined) return pass('`docker build --check` finds nothing.')
    const message = `A directive hides what \`docker build --check\` would find: ${hidden.rule}: ${hidden.message}`
    return fail(message, directivePlace(work.dockerfile), { rule: hidden.rule, skipped: 'directive' })
  },
})

function found(work: Work, dockerfile: string): readonly Diagnostic[] {
  const { request } = work.build()
  return checkDockerfile({ ...request, dockerfile }).filter(isDockers)
}

/** Docker's own rules and errors; ours carry a prefix. */
function isDockers({ rule, severity }: Diagnostic): boolean {
  return severity !== 'info' && !rule.startsWith('stagecraft/')
}

const DIRECTIVE = /^[ \t]*#[ \t]*check[ \t]*=.*$/i

/** The lines stay, so that places do. */
function withoutDirectives(text: string): string {
  return text
    .split('\n')
    .map((line) => (DIRECTIVE.test(line) ? '# check=error=false' : line))
    .join('\n')
}

function directivePlace(text: string) {
  const index = text.split('\n').findIndex((line) => DIRECTIVE.test(line))
  return { file: 'Dockerfile', line: Math.max(index, 0) + 1, column: 1 }
}
