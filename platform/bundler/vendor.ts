/** The files of the app's packages that its code may import, with their resolution: what a bundler needs of node_modules. */
import type { BundledPackage } from '@/core/bundle/bundle.ts'

export interface Vendor {
  /** Texts by path: `node_modules/react/index.js`. */
  readonly files: Readonly<Record<string, string>>
  /** What the app may import, by the words of the import. */
  readonly entries: Readonly<Record<string, string>>
  /** Path by importing file, then by the words of its import. */
  readonly imports: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly packages: readonly VendorPackage[]
}

export interface VendorPackage extends BundledPackage {
  /** `node_modules/react/` */
  readonly folder: string
  /** `"sideEffects": false`: what is not used of it may be left out. */
  readonly pure: boolean
}

export function packageOfPath(vendor: Vendor, path: string): VendorPackage | undefined {
  return vendor.packages.find(({ folder }) => path.startsWith(folder))
}

/** `@reduxjs/toolkit/query` → `@reduxjs/toolkit`. */
export function packageName(words: string): string {
  return words
    .split('/')
    .slice(0, words.startsWith('@') ? 2 : 1)
    .join('/')
}
