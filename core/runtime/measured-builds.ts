/** Where builds of a Node runtime are kept on this device, so that lessons can take them; by the key of their sources. */
import type { BundleAnswer } from '@/core/bundle/bundle.ts'

export type MeasuredBuild = Extract<BundleAnswer, { readonly kind: 'measured' }>

export type KeptBuilds = Readonly<Record<string, MeasuredBuild>>

export interface MeasuredBuilds {
  /** All of them, the newest last; none where this device keeps nothing. Never rejects. */
  load(): Promise<KeptBuilds>
  /** Rejects where it cannot be kept: the device is full, or keeps nothing. */
  keep(key: string, build: MeasuredBuild): Promise<void>
  forget(key: string): Promise<void>
  /** Told of every change another tab made: what is there now. Gives the way to stop. */
  subscribe(listener: (builds: KeptBuilds) => void): () => void
}

/** Kept at once; the oldest goes. */
export const KEPT_BUILDS = 12
