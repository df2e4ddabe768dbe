import { Cron } from 'croner'
import type { WriteTx } from '#db'
import type { Instant } from '#kernel/clock'
import { enqueueJob } from './enqueue-job.ts'
import type { JobKind } from './model.ts'

/** Work that returns by the clock. */
export interface Schedule {
  readonly kind: Pick<JobKind<object>, 'kind' | 'maxAttempts'>
  readonly payload: object
  /** Five fields of cron. */
  readonly pattern: string
  /** IANA name; the pattern is read in this zone. */
  readonly timezone: string
}

/** A run that the clock asks for; its key is the same in every process. */
export interface DueRun {
  readonly schedule: Schedule
  readonly onceKey: string
}

/** Pure. The latest run of every schedule that is not in the future; one missed while nothing was running is among them. */
export function dueRuns(schedules: readonly Schedule[], now: Instant): DueRun[] {
  return schedules.flatMap((schedule) => {
    const { pattern, timezone, kind } = schedule
    const [due] = new Cron(pattern, { timezone, paused: true }).previousRuns(1, new Date(now))
    return due === undefined ? [] : [{ schedule, onceKey: `${kind.kind} ${due.toISOString()}` }]
  })
}

/** Puts due runs into the queue, each once for all processes. */
export async function enqueueRuns(tx: WriteTx, runs: readonly DueRun[], now: Instant): Promise<void> {
  for (const { schedule, onceKey } of runs) {
    await enqueueJob(tx, schedule.kind, schedule.payload, { at: now, by: 'system', onceKey })
  }
}
