import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { SiteFooter } from '@/components/site/site-footer.tsx'
import { SiteHeader } from '@/components/site/site-header.tsx'
import { AuthoringWiring } from './_wiring/authoring-wiring.tsx'
import { cornerOf } from './_wiring/corner.ts'
import { OfflineWiring } from './_wiring/offline-wiring.tsx'
import { SearchWiring } from './_wiring/search-wiring.tsx'
import { courseVersion, getCourseFile, getServedCourse } from './_wiring/server.ts'
import { SessionWiring } from './_wiring/session-wiring.tsx'
import { TermsWiring } from './_wiring/terms-wiring.tsx'
import { SAVED_TEXT_SCRIPT, THEME_SCRIPT } from './first-paint.ts'
import { jetBrainsMono, sourceSans } from './fonts.ts'
import './globals.css'
import './prose.css'

export function generateMetadata(): Metadata {
  const { title, about } = getCourseFile()
  return {
    title: { default: `Stagecraft: ${title}, learned by building`, template: '%s · Stagecraft' },
    description: about ?? `${title}, in the browser, judged by what the build would really produce.`,
    applicationName: 'Stagecraft',
    icons: { icon: '/icon.svg', apple: '/icons/apple-touch-icon.png' },
  }
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
  const course = getServedCourse()
  return (
    <html
      lang="en"
      className={`${sourceSans.variable} ${jetBrainsMono.variable}`}
      data-course={cornerOf(course) || undefined}
      suppressHydrationWarning
    >
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant text of ours */}
        <script dangerouslySetInnerHTML={{ __html: THEME_SCRIPT }} />
      </head>
      <body>
        <a className="skip-link" href="#main">
          Skip to the content
        </a>
        <SessionWiring course={course}>
          <SiteHeader search={<SearchWiring />} />
          {children}
          <SiteFooter />
          <OfflineWiring />
          <TermsWiring />
          {process.env.NODE_ENV === 'development' && <AuthoringWiring version={courseVersion()} />}
        </SessionWiring>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant text of ours */}
        <script dangerouslySetInnerHTML={{ __html: SAVED_TEXT_SCRIPT }} />
      </body>
    </html>
  )
}
