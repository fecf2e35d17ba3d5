/** Image names as people compare them: `react-b`, `react-b:latest` and `docker.io/library/react-b:latest` are one. */

export function familiarReference(reference: string): string {
  const short = reference.replace(/^(docker\.io|index\.docker\.io)\//, '').replace(/^library\//, '')
  const name = short.slice(short.lastIndexOf('/') + 1)
  return name.includes(':') || name.includes('@') ? short : `${short}:latest`
}
