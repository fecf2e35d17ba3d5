/** One configuration, two outputs: a server of its own, or static files for any host (`STAGECRAFT_OUTPUT=export`). */
import type { NextConfig } from 'next'

const isExport = process.env.STAGECRAFT_OUTPUT === 'export'

const config: NextConfig = {
  output: isExport ? 'export' : 'standalone',
  // Routes that need a server are `route.server.ts`: the export does not see them.
  pageExtensions: isExport ? ['tsx', 'ts'] : ['server.ts', 'tsx', 'ts'],
  // `/lessons/x/` is a folder with an index.html: that works on every static host.
  trailingSlash: true,
  images: { unoptimized: true },
  reactStrictMode: true,
  poweredByHeader: false,
  devIndicators: false,
}

export default config
