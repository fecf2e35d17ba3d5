/** Reasons why a folder is known in part: later commands add to what earlier ones installed. */

const FORM = /^what (`.+`) installs? (is not recorded.*)$/

/** ``what `apk add git`, `apk add curl` installs is not recorded file by file`` */
export function joinedReason(before: string | undefined, why: string): string {
  const earlier = before === undefined ? undefined : FORM.exec(before)
  const later = FORM.exec(why)
  if (!earlier || !later) return why
  const commands = new Set([...earlier[1]!.split(/(?<=`), (?=`)/), later[1]!])
  return `what ${[...commands].join(', ')} installs ${later[2]}`
}
