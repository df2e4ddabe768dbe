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
        const subject = subjectOf(payload)
        const report = (progress: number, stage: string): void => {
          this.#told.set(subject, { progress, stage })
          run.report(progress, stage)
        }
        try {
          return await kind.run(payload, { ...run, report })
        } finally {
          this.#told.delete(subject)
        }
      },
    }))
  }

  /** By what the job is about, e.g. the id of an upload; `none` where no such job runs here. */
  ask(subject: string): JobProgress | 'none' {
    return this.#told.get(subject) ?? 'none'
  }
}

/** The first field of a payload names what the job is about. */
function subjectOf(payload: object): string {
  const [subject] = Object.values(payload)
  return typeof subject === 'string' ? subject : ''
}
