/** The two faces, served by ourselves; fallbacks get the same metrics, so that text does not move when they arrive. */
import localFont from 'next/font/local'

export const sourceSans = localFont({
  src: [
    {
      path: '../node_modules/@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2',
      weight: '200 900',
      style: 'normal',
    },
    {
      path: '../node_modules/@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-italic.woff2',
      weight: '200 900',
      style: 'italic',
    },
  ],
  variable: '--font-source-sans',
  display: 'swap',
  adjustFontFallback: 'Arial',
  preload: true,
})

export const jetBrainsMono = localFont({
  src: '../node_modules/@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2',
  weight: '100 800',
  variable: '--font-jetbrains-mono',
  display: 'swap',
  adjustFontFallback: false,
  preload: true,
})
