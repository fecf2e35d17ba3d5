import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// Read when the app is built: `VITE_GREETING="Hello" npm run build` changes the text on the home page.
const greeting = process.env.VITE_GREETING ?? 'Good morning from the starter'

export default defineConfig({
  plugins: [react()],
  define: { 'import.meta.env.VITE_GREETING': JSON.stringify(greeting) },
  build: { outDir: 'build', assetsInlineLimit: 0 },
  // 0.0.0.0 and not localhost: inside a container, only that can be reached from outside.
  server: { host: '0.0.0.0', port: 3000, strictPort: true },
  preview: { host: '0.0.0.0', port: 3000, strictPort: true },
  test: { environment: 'node', include: ['src/**/*.test.{js,jsx}'] },
})
