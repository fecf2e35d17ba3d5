/** localStorage where the browser allows it: in private mode or with blocked cookies even asking for it may throw. */
export function localStore(): Storage | undefined {
  try {
    return window.localStorage
  } catch {
    return undefined
  }
}
