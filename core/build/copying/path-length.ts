/** How long a path can be where Docker builds: Linux counts the bytes, those of the folder that holds the image included. */

/** Linux's PATH_MAX without the closing zero, less `/var/lib/docker/overlay2/<25 letters>/merged`. */
const LONGEST_PATH = 4095 - 57

/** Linux's NAME_MAX. */
const LONGEST_NAME = 255

/** Asked of docker.io 20.10: `WORKDIR`, `COPY` and `ADD` fail with "file name too long". */
export function isTooLong(path: string): boolean {
  if (path.length <= SURELY_SHORT) return false
  return exceeds(path, LONGEST_PATH) || path.split('/').some((name) => exceeds(name, LONGEST_NAME))
}

/** A letter has three bytes at most. */
const SURELY_SHORT = Math.floor(LONGEST_NAME / 3)

function exceeds(text: string, bytes: number): boolean {
  return text.length * 3 > bytes && new TextEncoder().encode(text).length > bytes
}
