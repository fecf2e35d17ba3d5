/** The verdict of `nginx -t`. */
import type { FileTree } from '@/core/files/tree.ts'

export interface NginxMessage {
  readonly level: 'emerg' | 'alert' | 'crit' | 'error' | 'warn' | 'notice'
  readonly message: string
  /** Absolute path in the container and line (from 1), where nginx names them. */
  readonly file?: string
  readonly line?: number
}

export interface NginxInput {
  /** The container's files: `/etc/nginx/nginx.conf` and all it includes, the site, certificates. */
  readonly tree: FileTree
  readonly mainFile?: string
  /** Names other than localhost that resolve. */
  readonly hosts?: readonly string[]
  readonly version?: string
  /** Users of the image's /etc/passwd, where known: `user` must name one of them. */
  readonly users?: readonly string[]
  /** Directives given with `-g`: they stand before the main file. */
  readonly globals?: string
  /** Names with a dot may resolve out on the internet: then the verdict is not known. */
  readonly outside?: boolean
}
/* core/nginx/test.ts exports `testNginx(input: NginxInput): NginxVerdict` with
 *   NginxVerdict = { kind: 'ok'|'refused', messages: NginxMessage[] (what nginx prints), also: NginxMessage[] (errors after the first, for the editor), server: NginxServer|undefined }
 *               | { kind: 'unknown', why: string, … }
 *   NginxServer is opaque; `listens: {address, port}[]` is public.
 * core/nginx/respond.ts exports `respond(server: NginxServer, tree: FileTree, request: HttpRequest): HttpAnswer`.
 * core/nginx/image-files.ts exports the official image's own nginx.conf, mime.types, default.conf, 50x.html, index.html texts and `imageTree()`;
 *   core/nginx/check-site-conf.ts exports `testSiteConf(conf: string, files?: FileTree): …` = the learner's nginx.conf as /etc/nginx/conf.d/default.conf in the official image. */
