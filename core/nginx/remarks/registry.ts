/** Every remark on an nginx configuration, in the order a reader meets what they speak of. */
import { addHeaderInheritance } from './add-header-inheritance.ts'
import { duplicateCacheControl } from './duplicate-cache-control.ts'
import { gzipWithoutTypes } from './gzip-without-types.ts'
import { httpInConfD } from './http-in-conf-d.ts'
import { immutableUnhashed } from './immutable-unhashed.ts'
import { indexCached } from './index-cached.ts'
import { lostPort } from './lost-port.ts'
import { missingAssetIsPage } from './missing-asset-is-page.ts'
import type { Remark } from './remark.ts'
import { rootInLocation } from './root-in-location.ts'
import { tryFilesWithoutSlash } from './try-files-without-slash.ts'
import { unresolvedUpstream } from './unresolved-upstream.ts'

export const REMARKS: readonly Remark[] = [
  httpInConfD,
  unresolvedUpstream,
  rootInLocation,
  tryFilesWithoutSlash,
  missingAssetIsPage,
  addHeaderInheritance,
  indexCached,
  immutableUnhashed,
  duplicateCacheControl,
  gzipWithoutTypes,
  lostPort,
]
