import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const alias = { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') }
const exclude = ['node_modules', 'starter-react-app', '.next', 'out']

/** Folders of tests of what is computed, and nothing else. */
const PURE = ['core', 'content', 'architecture']

export default defineConfig({
  resolve: { alias },
  test: {
    // Vitest leaves one processor free, which on two is half of them.
    maxWorkers: availableParallelism(),
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'core',
          include: PURE.map((folder) => `tests/${folder}/**/*.test.{ts,tsx}`),
          exclude,
          testTimeout: 30_000,
          // Pure functions leave nothing behind: a module read for one file serves all the others.
          isolate: false,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'platform',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [...exclude, ...['truth', 'e2e', ...PURE].map((folder) => `tests/${folder}/**`)],
          testTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'truth',
          include: ['tests/truth/**/*.test.ts'],
          exclude,
          globalSetup: ['tests/truth/global-setup.ts'],
          // One Docker answers all of them.
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 600_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          exclude,
          globalSetup: ['tests/e2e/global-setup.ts'],
          testTimeout: 180_000,
          // Chromium itself now and then closes a page with the preview's frames in it. What fails twice fails.
          retry: 1,
          hookTimeout: 600_000,
          // A page waits more than it works. Two at once, after everything else.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
