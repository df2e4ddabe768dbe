import { z } from 'zod'
import type { Act } from '#audit'
import type { Store, WriteTx } from '#db'
import { enqueueJob, type JobId, type JobKind } from '#jobs'
import type { NodeId } from '#organisations/model'
import { dataVersion } from '#results'
import { runScreening } from './run-screening.ts'

const payload = z.object({ node: z.string().transform((id) => id as NodeId) })
export type RunScreeningPayload = z.infer<typeof payload>

/** The kind alone, for those who put the job into the queue. */
export const runScreeningKind = { kind: 'screening.run', maxAttempts: 3 } as const

/** Screens a region after its results changed. A job that finds the newest run made from the same data does nothing. */
export function runScreeningJob(store: Store): JobKind<RunScreeningPayload> {
  return {
    ...runScreeningKind,
    payload,
    run: async ({ node }, { clock, signal, report }) => ({
      run: await runScreening(store, { node, act: { actor: 'system', at: clock() }, signal, report }),
    }),
  }
}

/** Asks for a screening in the transaction that changed the results; asked twice about the same data it is made once. */
export async function requestScreening(tx: WriteTx, node: NodeId, act: Act): Promise<JobId> {
  const onceKey = `${runScreeningKind.kind} ${node} ${await dataVersion(tx)}`
  return await enqueueJob(tx, runScreeningKind, { node }, { at: act.at, by: act.actor, onceKey })
}
