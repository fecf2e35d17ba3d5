/** A way of straight pieces with round corners, as an SVG path. Ways of as many points have the same commands, so that they can be animated. */
const RADIUS = 8

export type Point = readonly [number, number]

export function rounded(points: readonly Point[]): string {
  const [first, ...rest] = points
  if (first === undefined) return ''
  const parts = rest.map((corner, at) => {
    const next = rest[at + 1]
    if (next === undefined) return `L${corner[0]} ${corner[1]}`
    const before = at === 0 ? first : rest[at - 1]!
    const radius = Math.min(RADIUS, distance(before, corner) / 2, distance(corner, next) / 2)
    const [a, b] = [towards(corner, before, radius), towards(corner, next, radius)]
    return `L${a[0]} ${a[1]}Q${corner[0]} ${corner[1]} ${b[0]} ${b[1]}`
  })
  return `M${first[0]} ${first[1]}${parts.join('')}`
}

function distance(one: Point, other: Point): number {
  return Math.abs(one[0] - other[0]) + Math.abs(one[1] - other[1])
}

function towards(from: Point, to: Point, length: number): Point {
  return [from[0] + Math.sign(to[0] - from[0]) * length, from[1] + Math.sign(to[1] - from[1]) * length]
}
