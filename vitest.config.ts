import { availableParallelism } from 'node:os'
import { defineConfig, type ViteUserConfig } from 'vitest/config'

/** What the curve is before it is loaded, and how its memory grows: a process of their own. */
const ALONE = ['packages/bbs/not-loaded.test.ts', 'packages/bbs/heap.test.ts']

/** Founds a city of its own, with the services, and so can run beside the other browser tests, which share the ports of one. */
const SERVICES = 'e2e/services.test.ts'

const config: ViteUserConfig = defineConfig({
  test: {
    // Much of the time of a test is another process's: a machine of two cores would be given one worker.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{city,witness,cli,demo,bench,tools}/**/*.test.ts', ...ALONE],
          exclude: ['**/node_modules/**', '**/dist/**'],
          globalSetup: ['server/database/test-database.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          // These keep nothing in their modules that another file's tests could notice, and loading modules takes longer than testing them.
          name: 'unit-shared',
          isolate: false,
          include: ['{packages,server,services,apps}/**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', '**/dist/**', ...ALONE],
          globalSetup: ['server/database/test-database.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          exclude: [SERVICES],
          globalSetup: ['e2e/city/found-once.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'e2e-services',
          include: [SERVICES],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})

export default config
