import { defineConfig } from "vitest/config"

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    testTimeout: 20_000,
    // Suites that start the whole server read the whole catalogue first.
    hookTimeout: 60_000,
    // A run in which no test was found is a fault, not a success.
    passWithNoTests: false,
  },
})
