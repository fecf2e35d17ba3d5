/** The picture of what ships and what stays behind, in words. */
import type { ProportionBar, Proportions } from '@/core/engine/explore/proportions.ts'
import { formatBytes } from '../ui/format.ts'

export function proportionWords({ bars, spared }: Proportions): string {
  const [shipped, ...behind] = bars
  if (shipped === undefined) return ''
  if (behind.length === 0) return 'One stage: all it takes to build is what ships.'
  const stages = behind.map((bar) => bar.letter).join(' and ')
  if (spared === undefined)
    return `Stage ${shipped.letter} ships, ${stages} stays behind; not all of their sizes are recorded.`
  const heaviest = Math.max(...behind.map((bar) => bar.size.value ?? 0))
  if (spared <= 0) return `Stage ${shipped.letter} ships. It is no smaller than what stays behind.`
  const percent = Math.round((spared / heaviest) * 100)
  return `In one stage it would be ${formatBytes(heaviest)}; with ${stages} staying behind it is ${percent} % less.`
}

export function barWords(bar: ProportionBar): string {
  const parts = bar.segments.map(
    ({ text, size }) => `${text}: ${size.value === undefined ? 'size not recorded' : formatBytes(size.value)}`,
  )
  return `Stage ${bar.letter} ${bar.ships ? 'ships' : 'stays behind'}. ${parts.join('; ')}.`
}
