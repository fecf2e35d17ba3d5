/** The programs that work on files and text: where they lie in an image, and what runs. */
import type { Program } from '@/core/shell/process.ts'
import { cat } from './cat.ts'
import { cp } from './copy.ts'
import { mkdir } from './mkdir.ts'
import { mv } from './move.ts'
import { rm, rmdir } from './remove.ts'
import { sh } from './sh.ts'
import { bracket, echo, no, printf, test, yes } from './text-programs.ts'

export interface PlacedProgram {
  readonly path: string
  readonly run: Program
}

const IN_BIN: Readonly<Record<string, Program>> = {
  cat,
  cp,
  echo,
  false: no,
  mkdir,
  mv,
  rm,
  rmdir,
  sh,
  ash: sh,
  true: yes,
}

const IN_USR_BIN: Readonly<Record<string, Program>> = { '[': bracket, printf, test }

/** By name, at their places on Alpine. */
export const FILE_PROGRAMS: ReadonlyMap<string, PlacedProgram> = new Map<string, PlacedProgram>([
  ...Object.entries(IN_BIN).map(([name, run]) => [name, { path: `/bin/${name}`, run }] as const),
  ...Object.entries(IN_USR_BIN).map(([name, run]) => [name, { path: `/usr/bin/${name}`, run }] as const),
])
