import type { Selectable } from 'kysely'
import type { PersonId } from '#access/model'
import type { ReadTx, Tables } from '#db'
import { type LetterPreferences, type LetterRule, usualPreferences } from './model.ts'
import './tables.ts'

export async function loadPreferences(tx: ReadTx, person: PersonId): Promise<LetterPreferences> {
  const row = await tx.selectFrom('letter_preference').selectAll().where('person_id', '=', person).executeTakeFirst()
  return row === undefined ? usualPreferences : preferencesOf(row)
}

export function preferencesOf(row: Selectable<Tables['letter_preference']>): LetterPreferences {
  return {
    digestTime: row.digest_time,
    off: JSON.parse(row.off) as readonly LetterRule[],
    pause:
      row.paused_from === null || row.paused_until === null ? null : { from: row.paused_from, until: row.paused_until },
    version: row.version,
  }
}
