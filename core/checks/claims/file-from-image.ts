import { z } from 'zod'
import type { FileNode } from '@/core/files/node.ts'
import { lookup } from '@/core/files/tree.ts'
import { defineClaim } from '../claim.ts'
import { cannotTell, type Finding, fail, pass } from '../finding.ts'
import { makerOf } from '../makers.ts'
import { originOf } from '../origin.ts'
import { type ImageOrFinding, imageOf, settledByOwnSteps } from '../outcome.ts'
import { lastLine, placeOfInstruction } from '../places.ts'
import { sameContent } from '../site.ts'
import type { Work } from '../work.ts'

/** `fileFromImage: { path: /nginx.conf, is: /etc/nginx/nginx.conf, of: nginx }` */
export const fileFromImage = defineClaim({
  doc: 'The default image has this file, byte for byte one of an image of this repository, and it was copied from another image or stage.',
  facts: {
    file: ['absent', 'folder', 'other-bytes', 'own', 'own-image', 'other-image'],
    origin: ['image', 'context', 'made'],
    landed: 'where the file is instead',
    ref: 'the image it comes from',
  },
  schema: z.strictObject({ path: z.string(), is: z.string(), of: z.string() }),
  judge({ path, is, of }, work) {
    const got = imageOf(work)
    if (got.kind === 'finding') return got.finding
    return settledByOwnSteps(judgePath(got, work, { path, is, of }), got)
  },
})

function judgePath(got: Got, work: Work, wanted: Wanted): Finding {
  const { path, is } = wanted
  const found = lookup(got.image.tree, path)
  const end = lastLine(work.dockerfile)
  if (found.kind === 'unknown') return cannotTell(found.why, end)
  if (found.kind === 'absent') {
    return fail(`The default image has no \`${path}\`.`, end, { file: 'absent', ...misplaced(got, path, is) })
  }
  if (found.node.kind === 'file') return judgeFile(got, work, found.node, wanted)
  const at = placeOfInstruction(makerOf(got.result, path)?.instruction) ?? end
  return fail(`\`${path}\` is a folder: a destination that ends with \`/\` is one.`, at, { file: 'folder' })
}

interface Wanted {
  readonly path: string
  readonly is: string
  readonly of: string
}

type Got = Extract<ImageOrFinding, { kind: 'image' }>

function judgeFile(got: Got, work: Work, node: FileNode, wanted: Wanted): Finding {
  const { path, is, of } = wanted
  const origin = originOf(got.result, work, path, node)
  const at = placeOfInstruction(origin.operation?.instruction) ?? lastLine(work.dockerfile)
  if (node.content.kind === 'unknown') return cannotTell(node.content.why, at)
  const originals = work.world.catalogue.images.filter((image) => repository(image.repository) === of)
  const original = originals.find((image) => {
    const found = lookup(image.image.tree, is)
    return found.kind === 'found' && found.node.kind === 'file' && sameContent(found.node, node)
  })
  if (!original)
    return fail(`\`${path}\` is not the \`${is}\` of an ${of} image.`, at, { file: 'other-bytes', origin: origin.kind })
  if (origin.kind === 'context' || origin.kind === 'made') {
    return fail(`\`${path}\` has the right bytes, but it does not come from an ${of} image.`, at, {
      file: 'own',
      origin: origin.kind,
    })
  }
  if (!origin.across)
    return fail(`\`${path}\` was moved within its own image; nothing was copied from another one.`, at, {
      file: 'own-image',
    })
  if (familyOf(work, origin.ref) !== of)
    return fail(`\`${path}\` comes from \`${origin.ref}\`, not from an ${of} image.`, at, {
      file: 'other-image',
      ref: origin.ref,
    })
  return pass(`\`${path}\` is \`${is}\` of ${origin.ref}, byte for byte.`)
}

function familyOf(work: Work, ref: string): string {
  const found = work.world.catalogue.resolve(ref)
  return found.kind === 'found' ? repository(found.base.repository) : ref
}

function repository(name: string): string {
  return name.replace(/^(docker\.io\/)?(library\/)?/, '')
}

/** Where the file landed instead, for hints. */
function misplaced(got: Got, path: string, is: string): Record<string, string> {
  const name = is.slice(is.lastIndexOf('/'))
  const places = [`${path}${name}`, `/app${name}`, `${got.image.config.workingDir}${name}`]
  const landed = places.find((place) => place !== path && lookup(got.image.tree, place).kind === 'found')
  return landed === undefined ? {} : { landed }
}
