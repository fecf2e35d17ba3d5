/** The finished reference: the starter app with everything around it, for one choice of package manager, image and port. */
import type { FileTree } from '@/core/files/tree.ts'
import { readText } from '@/core/files/tree.ts'
import type { ExportedFile, ExportPlan } from '../export-project.ts'
import { byPath, projectFiles } from '../project-files.ts'
import type { ReferenceChoices } from './choices.ts'
import { compose } from './compose.ts'
import { dockerfile } from './dockerfile.ts'
import { dockerignore, gitattributes, gitignore } from './ignore-files.ts'
import { recordedLockfile } from './lockfiles.ts'
import { nginxMain } from './nginx-main.ts'
import { nginxSite } from './nginx-site.ts'
import { packageJson } from './package-json.ts'
import { MANAGER_FACTS } from './package-managers.ts'
import { referenceReadme } from './readme.ts'
import { renovate } from './renovate.ts'
import { securityHeaders } from './security-headers.ts'
import { smokeTest } from './smoke-test.ts'
import { workflow } from './workflow.ts'

/** Where the repository keeps the command line that its workflow calls. */
export const COMMAND_LINE = 'tools/stagecraft-cli.tgz'

/**
 * `starter` is the app as a clone has it; `commandLine` the tarball of `npm run pack:cli`, without which the workflow has
 * Docker's own checks only.
 */
export function referenceProject(starter: FileTree, choices: ReferenceChoices, commandLine?: Uint8Array): ExportPlan {
  const texts = referenceTexts(starter, choices, commandLine !== undefined)
  const kept = projectFiles(starter).files.filter(({ path }) => !(path in texts) && !isOtherLockfile(path, choices))
  const encoder = new TextEncoder()
  const written = Object.entries(texts).map(
    ([path, text]): ExportedFile => ({ path, bytes: encoder.encode(text), executable: path.endsWith('.sh') }),
  )
  const tools = commandLine === undefined ? [] : [{ path: COMMAND_LINE, bytes: commandLine, executable: false }]
  return { folder: 'starter-react-app', files: [...kept, ...written, ...tools].sort(byPath), refused: [] }
}

function referenceTexts(
  starter: FileTree,
  choices: ReferenceChoices,
  checked: boolean,
): Readonly<Record<string, string>> {
  const { manager } = choices
  return {
    Dockerfile: dockerfile(choices),
    '.dockerignore': dockerignore(choices),
    '.gitignore': gitignore(),
    '.gitattributes': gitattributes(),
    'nginx/nginx.conf': nginxMain(),
    'nginx/site.conf': nginxSite(choices),
    'nginx/security-headers.conf': securityHeaders(),
    'compose.yaml': compose(choices),
    '.github/workflows/ci.yml': workflow(checked ? COMMAND_LINE : undefined),
    'renovate.json': renovate(choices),
    'smoke-test.sh': smokeTest(choices),
    'README.md': referenceReadme(choices, checked ? COMMAND_LINE : undefined),
    'package.json': packageJson(readText(starter, 'package.json') ?? '', choices),
    ...(manager === 'npm' ? {} : { [MANAGER_FACTS[manager].lockfile]: recordedLockfile(manager).text }),
  }
}

function isOtherLockfile(path: string, { manager }: ReferenceChoices): boolean {
  const lockfiles = Object.values(MANAGER_FACTS).map((each) => each.lockfile)
  return lockfiles.includes(path) && path !== MANAGER_FACTS[manager].lockfile
}
