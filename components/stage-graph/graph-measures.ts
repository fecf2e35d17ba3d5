/** Heights of what stands in the graph, in CSS pixels at a root font size of 16. */
export const HEAD = 48
export const ROW = 40
export const SETTING = 26
export const FOOT = 30
export const IMAGE = 28
export const CHIP = 26
