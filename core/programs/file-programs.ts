/** The programs that work on files and text: where they lie in an image, and what runs. */
import type { Program } from '@/core/shell/process.ts'
import { cat } from './cat.ts'
import { cp } from './copy.ts'
import { env, printenv, xargs } from './environment.ts'
import { find } from './find.ts'
import { egrep, fgrep, grep } from './grep.ts'
import { gunzip, gzip } from './gzip.ts'
import { hostname, id, uname, whoami } from './identity.ts'
import { cut, head, sort, tail, tee, tr, uniq, wc } from './lines.ts'
import { ln, readlink, realpath } from './link-files.ts'
import { ls } from './list-files.ts'
import { mkdir } from './mkdir.ts'
import { mv } from './move.ts'
import { chgrp, chmod, chown } from './ownership.ts'
import { basename, date, dirname, mktemp, pwd, seq, sleep, stat, sync, which } from './places.ts'
import { rm, rmdir } from './remove.ts'
import { sed } from './sed.ts'
import { sh } from './sh.ts'
import { cmp, du, expr, install, sha256sum } from './sums.ts'
import { tar } from './tar.ts'
import { bracket, echo, no, printf, test, yes } from './text-programs.ts'
import { touch } from './touch.ts'
import { type Operands, withUnknownOperands } from './unknown-operands.ts'

export interface PlacedProgram {
  readonly path: string
  readonly run: Program
}

type Programs = Readonly<Record<string, Program>>

const IN_BIN: Programs = {
  ...{
    ash: sh,
    cat,
    chgrp,
    chmod,
    chown,
    cp,
    date,
    echo,
    egrep,
    false: no,
    fgrep,
    grep,
    gunzip,
    gzip,
    hostname,
    ln,
    ls,
    mkdir,
  },
  ...{ mktemp, mv, printenv, pwd, rm, rmdir, sed, sh, sleep, stat, sync, tar, touch, true: yes, uname },
}

const IN_USR_BIN: Programs = {
  ...{ '[': bracket, basename, cmp, cut, dirname, du, env, expr, find, head, id, install, printf, readlink },
  ...{ realpath, seq, sha256sum, sort, tail, tee, test, tr, uniq, wc, which, whoami, xargs },
}

/** Those whose operands a pattern may give in part. */
const WITH_PATTERNS: Readonly<Record<string, Operands>> = {
  ...{ cp: { least: 2, target: true }, mv: { least: 2, target: true }, ln: { least: 2, target: true } },
  ...{ install: { least: 2, target: true }, rm: { least: 1, target: false }, touch: { least: 1, target: false } },
  ...{ chmod: { least: 2, target: false }, chown: { least: 2, target: false }, chgrp: { least: 2, target: false } },
  ...{ ls: { least: 1, target: false }, du: { least: 1, target: false }, gzip: { least: 1, target: false } },
}

function withPatterns(name: string, run: Program): Program {
  const operands = WITH_PATTERNS[name]
  return operands === undefined ? run : withUnknownOperands(run, operands)
}

/** By name, at their places on Alpine. */
export const FILE_PROGRAMS: ReadonlyMap<string, PlacedProgram> = new Map<string, PlacedProgram>([
  ...Object.entries(IN_BIN).map(
    ([name, run]) => [name, { path: `/bin/${name}`, run: withPatterns(name, run) }] as const,
  ),
  ...Object.entries(IN_USR_BIN).map(
    ([name, run]) => [name, { path: `/usr/bin/${name}`, run: withPatterns(name, run) }] as const,
  ),
])
