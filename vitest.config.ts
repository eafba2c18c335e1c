import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['packages/*/src/**/*.test.ts', 'scrapers/**/*.test.ts', 'test/*.test.ts'],
    // Two cores are taken for granted; the long tests mostly wait for processes of their own.
    maxWorkers: 2,
    // Real servers and child processes start slowly on a busy machine; a limit here is no measurement.
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
})
