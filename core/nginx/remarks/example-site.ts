/** A small site as a bundler leaves it: what a configuration is tried with where no build is known. */
import { type FileTree, file, lookup, put, readText } from '@/core/files/tree.ts'
import { INDEX_HTML } from '../image-files.ts'

const SCRIPT = `console.log("an example")\n${'// long enough to be worth compressing\n'.repeat(60)}`

/** The script and the style sheet carry a hash of their content in their names; what comes from `public/` does not. */
const FILES: Readonly<Record<string, string>> = {
  'index.html': '<!doctype html>\n<script type="module" src="/assets/index-D4kQ9x1Z.js"></script>\n',
  'assets/index-D4kQ9x1Z.js': SCRIPT,
  'assets/index-B8xK3v2a.css': `body { margin: 0 }\n${'.box { padding: 0 }\n'.repeat(80)}`,
  'favicon.ico': 'picture',
  'logo.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>\n',
  'manifest.json': '{}\n',
}

/** Lays the site into each folder that holds no page, or only the one the image brings along. */
export function withExampleSite(tree: FileTree, folders: readonly string[]): FileTree {
  return folders.reduce((all, folder) => (hasSite(all, `${folder}/index.html`) ? all : layInto(all, folder)), tree)
}

/** What a base image brings is known by its size alone; what the learner built is text, or unknown. */
function hasSite(tree: FileTree, page: string): boolean {
  const found = lookup(tree, page)
  if (found.kind !== 'found') return found.kind === 'unknown'
  const isRecorded = found.node.kind === 'file' && found.node.content.kind === 'recorded'
  return !isRecorded && readText(tree, page) !== INDEX_HTML
}

function layInto(tree: FileTree, folder: string): FileTree {
  return Object.entries(FILES).reduce((all, [name, text]) => put(all, `${folder}/${name}`, file(text)), tree)
}
