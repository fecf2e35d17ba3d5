/** Reads the pages of our own rules from docs/rules. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type RulePage, readRulePage } from '@/core/lessons/rule-page.ts'

export function rulePages(root: string): readonly RulePage[] {
  const folder = join(root, 'docs', 'rules')
  const names = readdirSync(folder).filter((name) => name.endsWith('.md'))
  return names
    .sort()
    .map((name) => readRulePage(name.slice(0, -'.md'.length), readFileSync(join(folder, name), 'utf8')))
}
