/** The files of an edited starter's build, as texts. */
import { readText, walk } from '@/core/files/tree.ts'
import { build, type Edits } from './edited-app.ts'

export async function bundles(edits: Edits): Promise<Readonly<Record<string, string>>> {
  const result = await build(edits)
  if (result.outcome.kind !== 'succeeded') throw new Error(JSON.stringify(result.outcome))
  const { tree } = result.results[0]!
  const folder = '/app/build'
  const names = [...walk(tree!, folder)].filter(({ node }) => node.kind === 'file').map(({ path }) => path)
  return Object.fromEntries(names.map((path) => [path.slice(folder.length + 1), readText(tree!, path) ?? '']))
}
