/** The learner's nginx.conf where the course copies it: /etc/nginx/conf.d/default.conf of the official image. */
import { type FileTree, file, put } from '@/core/files/tree.ts'
import { imageTree, SITE_CONF } from './image-files.ts'
import { type NginxVerdict, testNginx } from './test.ts'

const image = imageTree()

/** `files`: the tree to test in, when it is not the plain image's. `hosts`: names other than localhost that resolve. */
export function testSiteConf(conf: string, files: FileTree = image, hosts: readonly string[] = []): NginxVerdict {
  return testNginx({ tree: put(files, SITE_CONF, file(conf)), hosts, outside: true })
}
