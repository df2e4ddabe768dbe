import type { WriteTx } from '#db'
import type { Instant } from '#kernel/clock'
import './tables.ts'

/** A step of which everybody concerned has been told, or nobody needs to be. */
export interface SettledStep {
  readonly subject: string
  readonly version: number
}

const began: SettledStep = { subject: 'reminders began', version: 0 }

/** Nobody is told of what happened before the program began to write letters. */
export async function startOfNews(tx: WriteTx, now: Instant): Promise<Instant> {
  await settleSteps(tx, [began], now)
  const row = await tx
    .selectFrom('reminder_settled')
    .select('at')
    .where('subject_id', '=', began.subject)
    .where('version', '=', began.version)
    .executeTakeFirstOrThrow()
  return row.at
}

const rowsAtOnce = 200

export async function settleSteps(tx: WriteTx, steps: readonly SettledStep[], at: Instant): Promise<void> {
  for (let start = 0; start < steps.length; start += rowsAtOnce) {
    const rows = steps.slice(start, start + rowsAtOnce).map(({ subject, version }) => ({
      subject_id: subject,
      version,
      at,
    }))
    await tx
      .insertInto('reminder_settled')
      .values(rows)
      .onConflict((conflict) => conflict.columns(['subject_id', 'version']).doNothing())
      .execute()
  }
}
