import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  cacheDir: '.cache/vite',
  test: {
    include: [
      'src/**/*.test.ts',
      'labs/**/*.test.ts',
      'scripts/**/*.test.ts',
      'tests/hostile/**/*.test.ts',
      'tests/otlp/**/*.test.ts',
      'tests/same/**/*.test.ts',
      'tests/sandbox/**/*.test.ts',
    ],
    environment: 'node',
    // much of it waits for processes and browsers, so a small machine has room for two
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // guards against a hang, on a busy machine too; says nothing about speed
    testTimeout: 60_000,
    // as in playwright.config.ts; the report says "retry x1" where it was needed
    retry: process.env.CI ? 1 : 0,
  },
})
