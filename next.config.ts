/** One configuration, two outputs: a server of its own, or static files for any host (`STAGECRAFT_OUTPUT=export`). */
import { existsSync, readFileSync } from 'node:fs'
import type { NextConfig } from 'next'

const isExport = process.env.STAGECRAFT_OUTPUT === 'export'

/** Names of the bundler's files: written before the build (`bin/build.mjs`), put into its worker here. */
const BUNDLER = 'public/bundler/files.json'

const HEADERS = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'no-referrer' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
]

/** The page that shares memory between threads, and no other: under it frames of other sites show only if they agree. */
const ISOLATED = { key: 'Cross-Origin-Embedder-Policy', value: 'require-corp' }

/** Files with a digest in their name. */
const FOR_EVER = { key: 'Cache-Control', value: 'public, max-age=31536000, immutable' }

const config: NextConfig = {
  output: isExport ? 'export' : 'standalone',
  // Routes that need a server are `route.server.ts`: the export does not see them.
  pageExtensions: isExport ? ['tsx', 'ts'] : ['server.ts', 'tsx', 'ts'],
  // `/lessons/x/` is a folder with an index.html: that works on every static host.
  trailingSlash: true,
  // Their wasm and data files stay beside them: bundled, they would not be found.
  serverExternalPackages: ['@electric-sql/pglite', 'pg'],
  // A redirect to `…/info/refs/` would keep git from cloning the starter.
  skipTrailingSlashRedirect: true,
  env: { STAGECRAFT_BUNDLER: existsSync(BUNDLER) ? readFileSync(BUNDLER, 'utf8').trim() : '' },
  images: { unoptimized: true },
  reactStrictMode: true,
  poweredByHeader: false,
  devIndicators: false,
  // What a <meta> cannot say. A static host needs the same from its own configuration: see docs/hosting.md.
  ...(isExport
    ? {}
    : {
        headers: async () => [
          { source: '/:path*', headers: HEADERS },
          { source: '/runtime/', headers: [ISOLATED] },
          { source: '/bundler/:file(\\w+-[0-9a-f]{12}\\.bin)', headers: [FOR_EVER] },
        ],
      }),
}

export default config
