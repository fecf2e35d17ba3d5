/** localStorage where the browser allows it: in private mode or with blocked cookies even asking for it may throw. */
export function localStore(): Storage | undefined {
  try {
    return window.localStorage
  } catch {
    return undefined
  }
}

/** The same, for one tab. */
export function sessionStore(): Storage | undefined {
  try {
    return window.sessionStorage
  } catch {
    return undefined
  }
}
