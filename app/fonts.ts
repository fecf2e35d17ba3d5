/**
 * The two faces, served by ourselves. `optional`: the text is never drawn anew when they arrive late, so nothing moves; a slow first visit
 * reads in the system's faces, the next one in ours.
 */
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
  display: 'optional',
  adjustFontFallback: 'Arial',
  preload: true,
})

export const jetBrainsMono = localFont({
  src: '../node_modules/@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2',
  weight: '100 800',
  variable: '--font-jetbrains-mono',
  display: 'optional',
  adjustFontFallback: false,
  preload: true,
})
