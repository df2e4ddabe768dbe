import { z } from 'zod'
import type { Store } from '#db'
import type { JobKind } from '#jobs'
import { listAllSchedules } from './list-schedules.ts'
import { makeDueReports } from './make-due-reports.ts'

const payload = z.object({})

/** The kind alone, for the schedule of jobs. */
export const makeDueReportsKind = { kind: 'reports.make-due', maxAttempts: 3 } as const

/** Makes the drafts of reports that come due soon, every night. Run again, it makes nothing twice. */
export function makeDueReportsJob(store: Store): JobKind<z.infer<typeof payload>> {
  return {
    ...makeDueReportsKind,
    payload,
    run: async (_payload, { clock }) => ({
      made: await store.write(async (tx) => {
        const act = { actor: 'system', at: clock() } as const
        return makeDueReports(tx, act, await listAllSchedules(tx))
      }),
    }),
  }
}
