/** One clear line instead of a stack trace when Node is too old. */
const [major, minor] = process.versions.node.split('.').map(Number)
if (!((major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24)) {
  process.stderr.write(
    `Stagecraft needs Node ^20.19, ^22.12 or >=24; this is ${process.version}. Install a newer Node and try again.\n`,
  )
  process.exit(2)
}
