/** Security headers, included in every location: a location with an add_header of its own inherits none (nginx's own rule). */

/** The app loads scripts, styles and images from its own origin and nothing else. */
const POLICY = [
  "default-src 'self'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ')

/** Sent with every status. Strict-Transport-Security belongs to whoever ends TLS. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
}

export function securityHeaders(): string {
  const lines = Object.entries(SECURITY_HEADERS).map(([name, value]) => `add_header ${name} "${value}" always;`)
  return `# Included in every location: one with an add_header of its own inherits none from above.\n${lines.join('\n')}\n`
}
