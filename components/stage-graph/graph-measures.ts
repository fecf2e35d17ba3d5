/** Heights of what stands in the graph, in CSS pixels at a root font size of 16. */
export const HEAD = 54
export const ROW = 44
export const SETTING = 26
export const FOOT = 36
export const IMAGE = 34
export const CHIP = 26
