/** What a device needs to know to install the site like an app. */
import type { MetadataRoute } from 'next'
import { getCourseFile } from './_wiring/server.ts'

export const dynamic = 'force-static'

export default function manifest(): MetadataRoute.Manifest {
  const { title } = getCourseFile()
  return {
    id: '/',
    name: `Stagecraft: ${title}`,
    short_name: 'Stagecraft',
    description: 'Learn Docker builds by building, in the browser, with or without a network.',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: '#fdfcfa',
    theme_color: '#fdfcfa',
    categories: ['education', 'developer'],
    icons: [
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  }
}
