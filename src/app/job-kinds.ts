import type { Store } from '#db'
import { plantCases } from '#demo'
import type { AnyJobKind, Schedule } from '#jobs'
import { sendLettersJob, sendLettersKind } from '#mail'
import { makeDueReportsJob, makeDueReportsKind } from '#reports'
import { remindJob, remindKind } from '#reminders'
import { expireUploadsJob, expireUploadsKind, importUploadJob, loadReceipt, readUploadJob } from '#results'
import { requestScreening, runScreeningJob } from '#screening'
import type { Config } from './config.ts'

/** Everything that is done in the background, over all domains. */
export function jobKinds(store: Store, { smtp, origin }: Pick<Config, 'smtp' | 'origin'>): readonly AnyJobKind[] {
  const screening = runScreeningJob(store)
  // The cases of a demonstration rest on its first screening, so they cannot be planted with the rest.
  const screenAndGrowDemonstration: typeof screening.run = async (payload, run) => {
    const answer = await screening.run(payload, run)
    await store.write((tx) => plantCases(tx, run.clock()))
    return answer
  }
  return [
    readUploadJob(store),
    importUploadJob(store, async (tx, imported, act) => {
      const receipt = await loadReceipt(tx, imported.id)
      if (receipt !== undefined) await requestScreening(tx, receipt.node, act)
    }),
    { ...screening, run: screenAndGrowDemonstration },
    expireUploadsJob(store),
    makeDueReportsJob(store),
    sendLettersJob(store, smtp),
    remindJob(store, origin),
  ]
}

/** What returns by the clock, over all domains; what is done once a day, at night of Moscow. */
export const schedules: readonly Schedule[] = [
  { kind: expireUploadsKind, payload: {}, pattern: '30 3 * * *', timezone: 'Europe/Moscow' },
  { kind: makeDueReportsKind, payload: {}, pattern: '30 4 * * *', timezone: 'Europe/Moscow' },
  // Letters ask for their own sending; this finds what a killed process left behind.
  { kind: sendLettersKind, payload: {}, pattern: '5 * * * *', timezone: 'Europe/Moscow' },
  // Whose hour it is the rules decide by local time; news is told within a quarter of an hour.
  { kind: remindKind, payload: {}, pattern: '*/5 * * * *', timezone: 'Europe/Moscow' },
]
