import { z } from 'zod'
import { dirname, join } from '@/core/files/path.ts'
import { appFolders, filesNamed } from '../app.ts'
import { defineClaim } from '../claim.ts'
import { cannotTell, type Finding, fail, pass } from '../finding.ts'
import { makerOf, nodeAt } from '../makers.ts'
import { type ImageOrFinding, imageOf, settled } from '../outcome.ts'
import { lastInstruction, lastLine, placeOfInstruction } from '../places.ts'
import { type BuiltSite, builtSites, sameContent } from '../site.ts'
import type { Work } from '../work.ts'

/** `site: { leftIn: build }` (beside package.json, by a RUN), `site: { copied: true }` (the whole of it is in the image) */
export const site = defineClaim({
  doc: "The app's build, made by a RUN: left in this folder beside package.json, or copied whole into the default image.",
  facts: { site: ['not-built', 'elsewhere', 'not-copied', 'incomplete'], folder: 'where the site is' },
  schema: z.strictObject({ leftIn: z.string().optional(), copied: z.literal(true).optional() }),
  judge({ leftIn, copied }, work) {
    const got = imageOf(work)
    if (got.kind === 'finding') return got.finding
    const sites = builtSites(got.result, work)
    if (sites.length === 0) return settled(noSite(got, work), got)
    const findings = [
      leftIn === undefined ? undefined : left(got, work, sites, leftIn),
      copied ? whole(got, work, sites) : undefined,
    ]
    const bad = findings.find((finding) => finding && finding.status !== 'pass')
    return settled(bad ?? findings.find((finding) => finding !== undefined) ?? pass(''), got)
  },
})

type Got = Extract<ImageOrFinding, { kind: 'image' }>

function noSite(got: Got, work: Work): Finding {
  const doubtful = got.result.operations.find((operation) => operation.state === 'unknown')
  if (doubtful) return cannotTell(doubtful.unsupported.join('; '), placeOfInstruction(doubtful.instruction))
  const [skipped] = builtSites(work.build({ allStages: true }), work, 'all')
  if (skipped !== undefined) return notTaken(got, work, skipped)
  const at = placeOfInstruction(lastInstruction(got.result, ['RUN'])) ?? lastLine(work.dockerfile)
  return fail('No RUN of the build leaves a built site behind: no `index.html` with its assets.', at, {
    site: 'not-built',
  })
}

/** A stage that the default build skips, because nothing is taken from it. */
function notTaken(got: Got, work: Work, { stage, folder }: BuiltSite): Finding {
  const name = got.result.stages.stages[stage]?.writtenName ?? String(stage)
  const message = `The stage \`${name}\` builds the site in \`${folder}\`, and nothing takes it from there, so the build skips the stage.`
  return fail(message, lastLine(work.dockerfile), { site: 'not-copied', folder })
}

function left(got: Got, work: Work, sites: readonly BuiltSite[], name: string): Finding {
  const home = sites.find((built) => {
    const tree = got.result.results[built.stage]?.tree
    return tree && appFolders(tree, work).some((folder) => join(folder, name) === built.folder)
  })
  const maker = makerOf(got.result, `${sites[0]!.folder}/index.html`, sites[0]!.stage)
  if (!home) {
    const message = `The site was built into \`${sites[0]!.folder}\`, not into \`${name}\` beside the app's package.json.`
    return fail(message, placeOfInstruction(maker?.instruction), { site: 'elsewhere', folder: sites[0]!.folder })
  }
  const inImage = copies(got, home).length > 0
  if (inImage) return pass(`A RUN left the site in \`${home.folder}\`.`)
  return fail(`The site in \`${home.folder}\` of another stage is not in the image.`, lastLine(work.dockerfile), {
    site: 'not-copied',
  })
}

function whole(got: Got, work: Work, sites: readonly BuiltSite[]): Finding {
  const found = sites.map((built) => ({ built, folders: copies(got, built) }))
  const complete = found.find(({ built, folders }) =>
    folders.some((folder) => missingFile(got, built, folder) === undefined),
  )
  const copy = placeOfInstruction(lastInstruction(got.result, ['COPY', 'ADD']))
  if (complete) return pass(`The site is in \`${complete.folders[0]}\`, byte for byte as it was built.`)
  const partial = found.find(({ folders }) => folders.length > 0)
  if (!partial) {
    const message = `The site was built in \`${sites[0]!.folder}\`, but no copy of it is in the image.`
    return fail(message, copy ?? lastLine(work.dockerfile), { site: 'not-copied', folder: sites[0]!.folder })
  }
  const folder = partial.folders[0]!
  const missing = missingFile(got, partial.built, folder)!
  const at = placeOfInstruction(makerOf(got.result, join(folder, 'index.html'))?.instruction) ?? copy
  return fail(`\`${join(folder, missing)}\` is missing or not what the build made.`, at, { site: 'incomplete', folder })
}

/** Folders of the image whose index.html is that of the site. */
function copies(got: Got, built: BuiltSite): readonly string[] {
  const page = built.files.get('index.html')
  const pages = filesNamed(got.image.tree, 'index.html', (folder) => folder === 'node_modules')
  return pages.filter((path) => same(nodeAt(got.image.tree, path), page)).map((path) => dirname(path))
}

function missingFile(got: Got, built: BuiltSite, folder: string): string | undefined {
  const names = [...built.files.keys()].filter((name) => !name.endsWith('.map'))
  return names.find((name) => !same(nodeAt(got.image.tree, join(folder, name)), built.files.get(name)))
}

function same(node: ReturnType<typeof nodeAt>, file: Parameters<typeof sameContent>[0] | undefined): boolean {
  return node?.kind === 'file' && file !== undefined && sameContent(node, file)
}
