/** tar: lists of names only; archives are not modelled, since their bytes would have to be made. */
import { notModelledHere, program } from './work.ts'

export const tar = program('tar', (work, args) => {
  const [first = ''] = args
  const letters = first.replace(/^-/, '')
  const file = args[args.findIndex((arg) => /f$/.test(arg)) + 1]
  if (
    /[xt]/.test(letters) &&
    /f/.test(letters) &&
    file !== undefined &&
    file !== '-' &&
    work.look(file) === undefined
  ) {
    throw work.quit(`can't open '${file}': No such file or directory`)
  }
  throw notModelledHere(work, 'tar archives are not modelled')
})
