/** Image names as people compare them: `react-b`, `react-b:latest` and `docker.io/library/react-b:latest` are one. */

export function familiarReference(reference: string): string {
  const short = reference.replace(/^(docker\.io|index\.docker\.io)\//, '').replace(/^library\//, '')
  const name = short.slice(short.lastIndexOf('/') + 1)
  return name.includes(':') || name.includes('@') ? short : `${short}:latest`
}

/** `node` for `docker.io/library/node:22-alpine@sha256:…`. */
export function repositoryOf(reference: string): string {
  const [name = ''] = familiarReference(reference).split('@')
  const colon = name.indexOf(':', name.lastIndexOf('/') + 1)
  return colon < 0 ? name : name.slice(0, colon)
}
