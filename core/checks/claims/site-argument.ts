import { z } from 'zod'
import type { FileNode } from '@/core/files/node.ts'
import { walk } from '@/core/files/tree.ts'
import type { Image } from '@/core/images/image.ts'
import { defineClaim } from '../claim.ts'
import { cannotTell, type Finding, fail, pass } from '../finding.ts'
import { eachAdded } from '../makers.ts'
import { imageOf, withDoubts } from '../outcome.ts'
import { lastLine, placeOfInstruction } from '../places.ts'
import type { Work } from '../work.ts'

/** Words that no default holds. */
const PROBE = 'Ahoy from a build argument'

/** `siteArgument: { name: VITE_GREETING }` */
export const siteArgument = defineClaim({
  doc: 'A value given with --build-arg is in the site that the default image serves; without it the image is built as well.',
  facts: { argument: ['unseen', 'global', 'undeclared'] },
  schema: z.strictObject({ name: z.string() }),
  judge({ name }, work) {
    const plain = imageOf(work)
    if (plain.kind === 'finding') return plain.finding
    const got = imageOf(work, { args: { [name]: PROBE } })
    if (got.kind === 'finding') return got.finding
    if (holds(got.image)) return withDoubts(pass(`\`--build-arg ${name}="${PROBE}"\` is in the built site.`), got)
    if (work.own && !isRead(name, work))
      return cannotTell(`no file of this project reads \`${name}\`, so a greeting in it would show nowhere`)
    if (got.doubts.length > 0 && reachesBuild(name, work)) return cannotTell(`what the site holds (${got.doubts[0]})`)
    const unread = unreadFile(got.image)
    if (unread !== undefined) return cannotTell(`what is in \`${unread}\``)
    return missing(name, got.result.stages.globals.has(name), work)
  },
})

/** The project names the variable in a file of its own. */
function isRead(name: string, { workspace }: Work): boolean {
  return [...walk(workspace)].some(
    ({ path, node }) =>
      node.kind === 'file' &&
      /\.([cm]?[jt]sx?|html|vue|svelte|env.*)$/.test(path) &&
      text(node)?.includes(name) === true,
  )
}

/** A command of some RUN is given the value: what it makes of it is its own affair. */
function reachesBuild(name: string, work: Work): boolean {
  return work.commands({ args: { [name]: PROBE } }).some(({ process }) => process.env.get(name) === PROBE)
}

function holds(image: Image): boolean {
  return files(image).some(({ node }) => text(node)?.includes(PROBE))
}

/** A script of the site whose bytes the engine does not know. */
function unreadFile(image: Image): string | undefined {
  return files(image).find(({ path, node }) => /\.(js|html)$/.test(path) && node.content.kind === 'unknown')?.path
}

function files(image: Image): readonly { readonly path: string; readonly node: FileNode }[] {
  return [...eachAdded(image)].flatMap(({ path, node }) => (node.kind === 'file' ? [{ path, node }] : []))
}

function text({ content }: FileNode): string | undefined {
  return content.kind === 'bytes' ? new TextDecoder().decode(content.bytes) : undefined
}

function missing(name: string, global: boolean, work: Work): Finding {
  const declared = work
    .build()
    .stages.stages.flatMap((stage) => stage.instructions)
    .filter(({ keyword, rest }) => keyword === 'ARG' && new RegExp(`\\b${name}\\b`).test(rest.text))
  const [first] = declared
  if (first !== undefined) {
    const message = `\`ARG ${name}\` is there, but the value is not in the site: the build of the site does not see it.`
    return fail(message, placeOfInstruction(first), { argument: 'unseen' })
  }
  const message = global
    ? `\`ARG ${name}\` above the first FROM is for FROM lines alone; the stage that builds the site does not see it.`
    : `No stage declares \`ARG ${name}\`, so the value of \`--build-arg\` reaches nobody.`
  return fail(message, lastLine(work.dockerfile), { argument: global ? 'global' : 'undeclared' })
}
