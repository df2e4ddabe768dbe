import { createHash } from 'node:crypto'
import type { ReadTx } from '#db'
import { formatDate } from '#kernel/russian-text'
import './tables.ts'

/** Agreed minutes whose words are no longer those that were agreed, each a Russian sentence; empty where all are whole. */
export async function findMinutesFaults(tx: ReadTx): Promise<string[]> {
  const rows = await tx
    .selectFrom('meeting')
    .select(['title', 'minutes_number', 'minutes_date', 'minutes_model', 'minutes_sha256'])
    .where('state', '=', 'agreed')
    .orderBy('agreed_at')
    .execute()
  return rows
    .filter(({ minutes_model: words, minutes_sha256 }) => {
      return words === null || createHash('sha256').update(words).digest('hex') !== minutes_sha256
    })
    .map(
      (row) =>
        `Протокол № ${row.minutes_number} от ${formatDate(row.minutes_date ?? '')} «${row.title}» не совпадает с утверждённым.`,
    )
}
