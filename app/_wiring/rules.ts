/** The pages of our own rules, read while the site is built. */
import { cwd } from 'node:process'
import type { RulePage } from '@/core/lessons/rule-page.ts'
import { rulePages } from '@/platform/node/rule-pages.ts'

/** A build stops at a page that cannot be read. */
export function getRulePages(): readonly RulePage[] {
  const pages = rulePages(cwd())
  const errors = pages.flatMap((page) => page.errors)
  if (errors.length > 0)
    throw new Error(errors.map(({ file, line, message }) => `${file}:${line} ${message}`).join('\n'))
  return pages
}
