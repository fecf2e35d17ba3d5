/**
 * Views of a lesson that the page brings to life, by the name a lesson gives after `:::view{name=`. A plain module: what a client module
 * exports besides components is only a reference on the server.
 */
import { CALCULATORS } from '@/core/lessons/calculators.ts'

export const LIVE_VIEWS: ReadonlySet<string> = new Set([
  ...Object.keys(CALCULATORS),
  'attack-surface',
  'compare-images',
])
