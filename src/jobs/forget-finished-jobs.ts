import type { WriteTx } from '#db'
import type { Instant } from '#kernel/clock'
import './tables.ts'

/** Removes what was done before a moment: of work that returns every few minutes nobody asks later how it went. */
export async function forgetFinishedJobs(
  tx: WriteTx,
  { kind, before }: { readonly kind: string; readonly before: Instant },
): Promise<void> {
  await tx
    .deleteFrom('job')
    .where('kind', '=', kind)
    .where('state', '=', 'done')
    .where('finished_at', '<', before)
    .execute()
}
