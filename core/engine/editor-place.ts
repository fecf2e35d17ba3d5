/** From a configuration file of the image to the learner's file it was copied from: same bytes, so same lines. */
import { type FileTree, readText } from '@/core/files/tree.ts'

/** The learner's file, when there is one whose text is the one of `path` in the container. */
export function editorFile(container: FileTree, workspace: FileTree, path: string): string | undefined {
  const texts = [path, templateOf(path)].flatMap((one) => (one === undefined ? [] : (readText(container, one) ?? [])))
  return candidates(path).find((name) => {
    const mine = readText(workspace, name)
    return mine !== undefined && texts.includes(mine)
  })
}

/** The image's entrypoint makes `conf.d/x.conf` of `templates/x.conf.template`, line by line. */
function templateOf(path: string): string | undefined {
  const name = /^\/etc\/nginx\/conf\.d\/([^/]+)$/.exec(path)?.[1]
  return name === undefined ? undefined : `/etc/nginx/templates/${name}.template`
}

function candidates(path: string): readonly string[] {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const names = [name, `${name}.template`, 'default.conf', 'default.conf.template', 'nginx.conf.template']
  return [
    'nginx.conf',
    ...['', 'nginx/', 'docker/', 'conf/', 'config/'].flatMap((folder) => names.map((one) => `${folder}${one}`)),
  ]
}
