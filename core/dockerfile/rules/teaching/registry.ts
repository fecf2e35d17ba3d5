/** Rules of our own: what Docker accepts and a teacher would mention. */
import type { BuildCheck } from '../rule.ts'

export const TEACHING_RULES: readonly BuildCheck[] = []
