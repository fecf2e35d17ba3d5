/** What is typed into an address bar, and what it means: a path of the container, with or without the origin before it. */

/** As it goes into the request line: the fragment stays in the browser; what is no ASCII is escaped. */
export function asRequested(typed: string): string {
  const path = typed.trim().replace(/^(?:https?:\/\/)?(?:localhost|127\.0\.0\.1)(?::\d+)?(?=\/|$)/i, '')
  return (path.startsWith('/') ? path : `/${path}`).replace(/[^\x21-\x7e]+/g, encodeURIComponent)
}

/** `localhost:8080`, as browsers show it. */
export function hostOf(port: number): string {
  return port === 80 ? 'localhost' : `localhost:${port}`
}
