/** Numbers that stand for objects: immutable contents and trees that come again are told by what they are. */

const numbers = new WeakMap<object, number>()
let next = 0

/** A number that stands for an object as long as it lives. */
export function numberOf(object: object): number {
  const known = numbers.get(object)
  if (known !== undefined) return known
  numbers.set(object, ++next)
  return next
}
