/** Reads the pages of our own rules from docs/rules. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type RulePage, readRulePage } from '@/core/lessons/rule-page.ts'

export function rulePages(root: string): readonly RulePage[] {
  return Object.entries(ruleTexts(root)).map(([name, text]) => readRulePage(name, text))
}

/** Their Markdown by name; none where the project comes without its documentation. */
export function ruleTexts(root: string): Readonly<Record<string, string>> {
  const folder = join(root, 'docs', 'rules')
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.md')) : []
  return Object.fromEntries(
    names.sort().map((name) => [name.slice(0, -'.md'.length), readFileSync(join(folder, name), 'utf8')]),
  )
}
