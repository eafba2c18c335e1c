import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['packages/*/src/**/*.test.ts', 'scrapers/**/*.test.ts', 'test/*.test.ts'],
    // Real servers and child processes start slowly on a busy machine; a limit here is no measurement.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
