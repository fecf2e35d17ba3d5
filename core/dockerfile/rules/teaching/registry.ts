/** Our own rules, in the order a reader meets what they speak of. */
import type { BuildCheck } from '../rule.ts'
import { latestTag } from './latest-tag.ts'
import { npmInstallWithLockfile } from './npm-install-with-lockfile.ts'
import { rootUser } from './root-user.ts'
import { secretInLayer } from './secret-in-layer.ts'
import { severalSourcesWithoutSlash } from './several-sources-without-slash.ts'
import { sourcesBeforeDependencies } from './sources-before-dependencies.ts'

export const TEACHING_RULES: readonly BuildCheck[] = [
  latestTag,
  severalSourcesWithoutSlash,
  npmInstallWithLockfile,
  sourcesBeforeDependencies,
  secretInLayer,
  rootUser,
]
