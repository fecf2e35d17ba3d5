import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { SiteFooter } from '@/components/site/site-footer.tsx'
import { SiteHeader } from '@/components/site/site-header.tsx'
import { OfflineWiring } from './_wiring/offline-wiring.tsx'
import { SearchWiring } from './_wiring/search-wiring.tsx'
import { SessionWiring } from './_wiring/session-wiring.tsx'
import { TermsWiring } from './_wiring/terms-wiring.tsx'
import { SAVED_TEXT_SCRIPT, THEME_SCRIPT } from './first-paint.ts'
import { jetBrainsMono, sourceSans } from './fonts.ts'
import './globals.css'
import './prose.css'

export const metadata: Metadata = {
  title: { default: 'Stagecraft: Docker multi-stage builds, learned by building', template: '%s · Stagecraft' },
  description:
    'Take one React app from a development image to a small nginx image, in the browser, judged by what the build would really produce.',
  applicationName: 'Stagecraft',
  icons: { icon: '/icon.svg', apple: '/icons/apple-touch-icon.png' },
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fdfcfa' },
    { media: '(prefers-color-scheme: dark)', color: '#171614' },
  ],
}

export default function RootLayout({ children }: { readonly children: ReactNode }) {
  return (
    <html lang="en" className={`${sourceSans.variable} ${jetBrainsMono.variable}`} suppressHydrationWarning>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant text of ours */}
        <script dangerouslySetInnerHTML={{ __html: THEME_SCRIPT }} />
      </head>
      <body>
        <a className="skip-link" href="#main">
          Skip to the content
        </a>
        <SessionWiring>
          <SiteHeader search={<SearchWiring />} />
          {children}
          <SiteFooter />
          <OfflineWiring />
          <TermsWiring />
        </SessionWiring>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant text of ours */}
        <script dangerouslySetInnerHTML={{ __html: SAVED_TEXT_SCRIPT }} />
      </body>
    </html>
  )
}
