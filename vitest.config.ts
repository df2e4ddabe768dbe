import { defineConfig } from 'vitest/config'

const seconds = 1000

/** Kinds of test, cheapest first; those of one group run together, the groups one after another. */
export default defineConfig({
  test: {
    projects: [
      kind('unit', ['src/**/*.test.ts', 'src/**/*.test.tsx'], { order: 0, workers: 2, timeout: 30 * seconds }),
      kind('safety', ['test/safety/**/*.test.ts'], { order: 1, workers: 2, timeout: 120 * seconds }),
      kind('golden', ['test/golden/**/*.test.ts'], { order: 2, workers: 2, timeout: 120 * seconds }),
      kind('cli', ['test/cli/**/*.test.ts'], { order: 3, workers: 2, timeout: 120 * seconds }),
      kind('durability', ['test/durability/**/*.test.ts'], { order: 4, workers: 1, timeout: 240 * seconds }),
      kind('roles', ['test/roles/**/*.test.ts'], { order: 4, workers: 1, timeout: 120 * seconds }),
      kind('e2e', ['test/e2e/**/*.test.ts'], {
        order: 5,
        workers: 1,
        timeout: 240 * seconds,
        before: './test/e2e/support/plant-once.ts',
      }),
    ],
  },
})

interface Run {
  readonly order: number
  readonly workers: number
  readonly timeout: number
  /** Done once, before all files of the kind. */
  readonly before?: string
}

function kind(name: string, include: string[], run: Run) {
  return {
    test: {
      name,
      include,
      pool: 'forks' as const,
      maxWorkers: run.workers,
      fileParallelism: run.workers > 1,
      sequence: { groupOrder: run.order },
      testTimeout: run.timeout,
      hookTimeout: run.timeout,
      ...(run.before === undefined ? {} : { globalSetup: [run.before] }),
      setupFiles: ['test/support/fail-on-console-error.ts'],
    },
  }
}
