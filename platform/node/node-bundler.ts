/** The bundler of the command line and of tests: esbuild itself, with the packages that this project has installed. */
import type { BundlerPort } from '@/core/bundle/bundler-port.ts'
import { bundleApp } from '../bundler/bundle-app.ts'
import type { Vendor } from '../bundler/vendor.ts'

/** `root`: the project's folder. Both esbuild and the packages are loaded at the first bundle. */
export function nodeBundler(root: string): BundlerPort {
  let vendor: Promise<Vendor> | undefined
  return {
    async bundle(request, { progress, signal } = {}) {
      try {
        progress?.({ kind: 'loading', loaded: 0, total: undefined })
        const { makeVendor } = await import('./make-vendor.ts')
        vendor ??= makeVendor(root)
        const files = await vendor
        const esbuild = await import('esbuild')
        if (signal?.aborted) return { kind: 'unavailable', why: 'the bundle was given up', passing: true }
        progress?.({ kind: 'bundling' })
        return await bundleApp(esbuild, files, request)
      } catch (error) {
        vendor = undefined
        const why = `the bundler could not be used: ${error instanceof Error ? error.message : String(error)}`
        return { kind: 'unavailable', why, passing: true }
      }
    },
    close() {},
  }
}
