import { defineConfig } from 'vitest/config'

const pure = ['packages/{alerts,matcher,model,rulebook,sheets}/src/**/*.test.ts']

export default defineConfig({
  test: {
    // Two cores are taken for granted; the long tests mostly wait for processes of their own.
    maxWorkers: 2,
    // Real servers and child processes start slowly on a busy machine; a limit here is no measurement.
    testTimeout: 120_000,
    hookTimeout: 60_000,
    projects: [
      // What only computes keeps nothing from one file to the next, and loading it anew for each takes longer than its tests.
      { extends: true, test: { name: 'pure', include: pure, isolate: false } },
      { extends: true, test: { name: 'whole', include: ['packages/*/src/**/*.test.ts', 'scrapers/**/*.test.ts', 'test/*.test.ts'], exclude: [...pure, '**/node_modules/**'] } },
    ],
  },
})
