/** A request's JSON, no more of it than allowed: what is too long is not read to its end. */

export type Body =
  | { readonly kind: 'data'; readonly data: unknown }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'invalid' }

export async function readBody(request: Request, most: number): Promise<Body> {
  if (Number(request.headers.get('content-length') ?? 0) > most) return { kind: 'too-large' }
  const pieces: Uint8Array[] = []
  let bytes = 0
  for await (const piece of request.body ?? []) {
    bytes += piece.byteLength
    if (bytes > most) return { kind: 'too-large' }
    pieces.push(piece)
  }
  try {
    return { kind: 'data', data: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces))) }
  } catch {
    return { kind: 'invalid' }
  }
}
