/** The starter's files as texts, without its packages. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export function starterTexts(folder = 'starter-react-app', below = ''): Readonly<Record<string, string>> {
  const texts: Record<string, string> = {}
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = below + entry.name
    if (['node_modules', 'build'].includes(entry.name)) continue
    if (entry.isDirectory()) Object.assign(texts, starterTexts(join(folder, entry.name), `${path}/`))
    else texts[path] = readFileSync(join(folder, entry.name), 'utf8')
  }
  return texts
}
