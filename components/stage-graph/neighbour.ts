/** Which part of the graph an arrow key leads to. */
export interface Spot {
  readonly key: string
  readonly x: number
  readonly y: number
}

export type Direction = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight'

export function isDirection(key: string): key is Direction {
  return key === 'ArrowUp' || key === 'ArrowDown' || key === 'ArrowLeft' || key === 'ArrowRight'
}

/** Up and down prefer what stands in the same column, left and right what is on the same height. Undefined at the rim. */
export function neighbour(spots: readonly Spot[], from: string, direction: Direction): string | undefined {
  const start = spots.find((spot) => spot.key === from)
  if (start === undefined) return spots[0]?.key
  const upright = direction === 'ArrowUp' || direction === 'ArrowDown'
  const sign = direction === 'ArrowDown' || direction === 'ArrowRight' ? 1 : -1
  let best: { readonly key: string; readonly cost: number } | undefined
  for (const spot of spots) {
    const [dx, dy] = [spot.x - start.x, spot.y - start.y]
    const along = (upright ? dy : dx) * sign
    if (along <= 0) continue
    const cost = along + Math.abs(upright ? dx : dy) * 4
    if (best === undefined || cost < best.cost) best = { key: spot.key, cost }
  }
  return best?.key
}
