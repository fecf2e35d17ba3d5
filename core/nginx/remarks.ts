/** Remarks on a configuration that nginx accepts: classical traps, found by asking the simulated server for the site. */
import { type FileTree, file, put } from '@/core/files/tree.ts'
import type { Diagnostic } from '@/core/text/diagnostic.ts'
import { imageTree, SITE_CONF } from './image-files.ts'
import { withExampleSite } from './remarks/example-site.ts'
import { REMARKS } from './remarks/registry.ts'
import type { Remark } from './remarks/remark.ts'
import { foldersServed, type SiteTrial, siteTrial } from './remarks/site-trial.ts'
import { MAIN_FILE, type NginxServer, type NginxVerdict, testNginx } from './test.ts'

export interface RemarkOptions {
  /** The container's files; default: the official image's. A root without a page gets an example site. */
  readonly tree?: FileTree
  /** Where the text lies in the container; default: the image's /etc/nginx/conf.d/default.conf. */
  readonly place?: string
  /** The learner's name of the file; default `nginx.conf`. */
  readonly name?: string
}

/** Sorted by place. Never throws. */
export function remarks(text: string, options: RemarkOptions = {}): readonly Diagnostic[] {
  const trial = trialOf(text, options)
  const name = options.name ?? 'nginx.conf'
  return REMARKS.flatMap((remark) => diagnosticsOf(remark, trial, name)).sort(
    (a, b) => a.range.start.offset - b.range.start.offset,
  )
}

const image = imageTree()

function trialOf(text: string, { tree: known, place = SITE_CONF }: RemarkOptions): SiteTrial {
  const tree = put(known ?? image, place, file(text))
  const verdict = testNginx({ tree, mainFile: MAIN_FILE, outside: true })
  const server = verdict.server ?? serverWithHosts(verdict, tree)
  return siteTrial({ text, place, verdict, server, tree: withExampleSite(tree, foldersServed(server)) })
}

/** A name that does not resolve hides all else: suppose it did. */
function serverWithHosts(first: NginxVerdict, tree: FileTree): NginxServer | undefined {
  const hosts: string[] = []
  for (let verdict = first; verdict.server === undefined && hosts.length < 9; ) {
    const host = /^host not found in upstream "([^"]*)"/.exec(verdict.messages.at(-1)?.message ?? '')?.[1]
    if (host === undefined || hosts.includes(host)) return undefined
    hosts.push(host)
    verdict = testNginx({ tree, mainFile: MAIN_FILE, hosts, outside: true })
    if (verdict.server) return verdict.server
  }
  return undefined
}

function diagnosticsOf(remark: Remark, trial: SiteTrial, name: string): readonly Diagnostic[] {
  const { severity, help } = remark
  return [...remark.check(trial)].flatMap(({ message, at }) => {
    if (at.file !== trial.place || at.range === undefined) return []
    const url = `/rules/${remark.name}/`
    return { rule: `stagecraft/${remark.name}`, severity, message, file: name, range: at.range, help, url }
  })
}
