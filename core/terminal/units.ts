/** Sizes and durations as the docker command line prints them (docker/go-units). */

const DECIMAL = ['B', 'kB', 'MB', 'GB', 'TB', 'PB']

/** `62.9MB`: 1000-based, three significant digits. */
export function humanSize(bytes: number): string {
  let value = bytes
  let unit = 0
  while (value >= 1000 && unit < DECIMAL.length - 1) {
    value /= 1000
    unit += 1
  }
  return `${significant(value, 3)}${DECIMAL[unit]}`
}

/** Go's `%.Ng`, where no exponent is needed. */
function significant(value: number, digits: number): string {
  if (value === 0) return '0'
  const rounded = Number(value.toPrecision(digits))
  return rounded >= 1000 ? `${rounded.toPrecision(1).replace('e+', 'e+0')}` : String(rounded)
}

/** `About a minute`, `3 hours`: from milliseconds. */
export function humanDuration(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000)
  if (seconds < 1) return 'Less than a second'
  if (seconds === 1) return '1 second'
  if (seconds < 60) return `${seconds} seconds`
  const minutes = Math.floor(seconds / 60)
  if (minutes === 1) return 'About a minute'
  if (minutes < 60) return `${minutes} minutes`
  const hours = Math.floor(seconds / 3600 + 0.5)
  if (hours === 1) return 'About an hour'
  if (hours < 48) return `${hours} hours`
  if (hours < 24 * 7 * 2) return `${Math.floor(hours / 24)} days`
  if (hours < 24 * 30 * 2) return `${Math.floor(hours / 24 / 7)} weeks`
  if (hours < 24 * 365 * 2) return `${Math.floor(hours / 24 / 30)} months`
  return `${Math.floor(hours / 24 / 365)} years`
}
