import type { AnyJobKind, JobRun } from '#jobs'

/** How far a job of this process is. */
export interface JobProgress {
  readonly progress: number
  readonly stage: string
}

/**
 * Progress of the jobs that run in this process. The store has it too, but on SQLite a job that is inside a long writing
 * transaction cannot write its progress down; the board can always be asked.
 */
export class JobBoard {
  readonly #told = new Map<string, JobProgress>()

  /** The same kinds, each telling the board as well as the store. */
  listen(kinds: readonly AnyJobKind[]): readonly AnyJobKind[] {
    return kinds.map((kind) => ({
      ...kind,
      run: async (payload: never, run: JobRun) => {
        const key = keyOf(kind.kind, payload)
        const report = (progress: number, stage: string): void => {
          this.#told.set(key, { progress, stage })
          run.report(progress, stage)
        }
        try {
          return await kind.run(payload, { ...run, report })
        } finally {
          this.#told.delete(key)
        }
      },
    }))
  }

  /** `none` where the job does not run here. */
  ask(kind: string, payload: object): JobProgress | 'none' {
    return this.#told.get(keyOf(kind, payload)) ?? 'none'
  }
}

function keyOf(kind: string, payload: object): string {
  const fields = Object.entries(payload).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `${kind} ${JSON.stringify(fields)}`
}
