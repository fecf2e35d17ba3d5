/** All claims by the name lessons use. One file, one test, one entry here. */
import type { z } from 'zod'
import type { Claim } from './claim.ts'
import { answers } from './claims/answers.ts'
import { base } from './claims/base.ts'
import { baseArgument } from './claims/base-argument.ts'
import { build } from './claims/build.ts'
import { buildChecks } from './claims/build-checks.ts'
import { built } from './claims/built.ts'
import { cacheAfterEdit } from './claims/cache-after-edit.ts'
import { cacheMount } from './claims/cache-mount.ts'
import { cloned } from './claims/cloned.ts'
import { context } from './claims/context.ts'
import { dependencies } from './claims/dependencies.ts'
import { developmentDependencies } from './claims/development-dependencies.ts'
import { fileFromImage } from './claims/file-from-image.ts'
import { healthCheck } from './claims/health-check.ts'
import { image } from './claims/image.ts'
import { lacks } from './claims/lacks.ts'
import { running } from './claims/running.ts'
import { secret } from './claims/secret.ts'
import { serves } from './claims/serves.ts'
import { site } from './claims/site.ts'
import { siteArgument } from './claims/site-argument.ts'
import { siteConf } from './claims/site-conf.ts'
import { stage } from './claims/stage.ts'
import { starts } from './claims/starts.ts'
import { store } from './claims/store.ts'
import { testsGuard } from './claims/tests-guard.ts'
import { user } from './claims/user.ts'

const claims = {
  answers,
  base,
  baseArgument,
  build,
  buildChecks,
  built,
  cacheAfterEdit,
  cacheMount,
  cloned,
  context,
  dependencies,
  developmentDependencies,
  fileFromImage,
  healthCheck,
  image,
  lacks,
  running,
  secret,
  serves,
  site,
  siteArgument,
  siteConf,
  stage,
  starts,
  store,
  testsGuard,
  user,
}

/** The values were validated when the lesson was compiled; here they are only passed on. */
export const CLAIMS: readonly (readonly [name: string, claim: Claim])[] = Object.entries(claims) as never

export const CLAIM_SCHEMAS = Object.fromEntries(
  Object.entries(claims).map(([name, claim]) => [name, (claim.schema as z.ZodType).optional()]),
) as Readonly<Record<string, z.ZodOptional<z.ZodType>>>
