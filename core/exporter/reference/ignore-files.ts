/** What stays out of the build context, of the repository, and of line-end conversion. */
import type { ReferenceChoices } from './choices.ts'
import { MANAGER_FACTS } from './package-managers.ts'

/** A list of what goes in: a new file stays out until somebody decides otherwise. The lockfile is named, so that its absence fails. */
export function dockerignore({ manager }: ReferenceChoices): string {
  return `# Nothing goes into the build context but this.
*
!package.json
!${MANAGER_FACTS[manager].lockfile}
!index.html
!vite.config.js
!public
!src
!nginx
!.gitignore

# And of that, never what a machine or an editor leaves behind.
**/.DS_Store
**/.env
**/.env.*
**/*.log
`
}

export function gitignore(): string {
  return `node_modules
build
coverage
*.log
.env
.env.*
.DS_Store
`
}

/** Scripts and configuration run on Linux, whatever system the repository is checked out on. */
export function gitattributes(): string {
  return `* text=auto eol=lf
*.png binary
*.ico binary
*.woff2 binary
`
}
