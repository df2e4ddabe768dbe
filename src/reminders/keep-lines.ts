import type { PersonId } from '#access/model'
import type { ReadTx, WriteTx } from '#db'
import type { Instant } from '#kernel/clock'
import type { LetterId } from '#mail/model'
import type { LetterRule } from './model.ts'
import './tables.ts'

/** What makes a line the same line. */
export interface ToldLine {
  readonly person: PersonId
  readonly rule: LetterRule
  readonly subject: string
  readonly occasion: string
}

export const toldKey = ({ person, rule, subject, occasion }: ToldLine): string =>
  `${person} ${rule} ${subject} ${occasion}`

/** Everything that was told since a moment, to everybody or to one. */
export async function toldKeys(tx: ReadTx, since: Instant, to?: PersonId): Promise<ReadonlySet<string>> {
  let query = tx
    .selectFrom('reminder_line')
    .select(['person_id as person', 'rule', 'subject_id as subject', 'occasion'])
    .where('told_at', '>=', since)
  if (to !== undefined) query = query.where('person_id', '=', to)
  const rows = await query.execute()
  return new Set(rows.map(toldKey))
}

const rowsAtOnce = 100

export async function keepLines(tx: WriteTx, lines: readonly ToldLine[], letter: LetterId, at: Instant): Promise<void> {
  for (let start = 0; start < lines.length; start += rowsAtOnce) {
    const rows = lines.slice(start, start + rowsAtOnce).map(({ person, rule, subject, occasion }) => ({
      person_id: person,
      rule,
      subject_id: subject,
      occasion,
      told_at: at,
      letter_id: letter,
    }))
    await tx.insertInto('reminder_line').values(rows).execute()
  }
}
