import type { Selectable } from 'kysely'
import type { ReadTx, Tables } from '#db'
import { loadSchoolSchedule, type ScheduleOf } from './change-school-dates.ts'
import type { HoldId, StorageHold, StoredWorks } from './model.ts'
import './tables.ts'

/** Works of a school that are or will be kept, with the bans that stand; by grade and day. */
export async function listStoredWorks(tx: ReadTx, of: ScheduleOf): Promise<readonly StoredWorks[]> {
  const { dates } = await loadSchoolSchedule(tx, of)
  const standing = (await listHolds(tx, of)).filter(({ lifted }) => lifted === null)
  const holdOf = ({ grade, subject }: { grade: number; subject: string }): StorageHold | null =>
    standing.find((hold) => hold.grade === grade && hold.subject === subject) ?? null
  const dated = dates.map(({ grade, subject, date }) => {
    return { school: of.school, grade, subject, date, hold: holdOf({ grade, subject }) }
  })
  // A date may have been taken away while a ban stands: the ban does not vanish with it.
  const undated = standing
    .filter(({ grade, subject }) => !dates.some((date) => date.grade === grade && date.subject === subject))
    .map((hold) => ({ school: of.school, grade: hold.grade, subject: hold.subject, date: null, hold }))
  return [...dated, ...undated]
}

/** Bans on the works of a school, newest first, with those that were lifted. */
export async function listHolds(tx: ReadTx, of: ScheduleOf): Promise<readonly StorageHold[]> {
  const rows = await tx
    .selectFrom('calendar_hold')
    .selectAll()
    .where('node_id', '=', of.school)
    .where('school_year', '=', of.schoolYear)
    .where('procedure', '=', of.procedure)
    .orderBy('laid_at', 'desc')
    .orderBy('grade')
    .orderBy('subject')
    .execute()
  return rows.map(holdOfRow)
}

export async function findHold(
  tx: ReadTx,
  id: HoldId,
): Promise<(ScheduleOf & { readonly hold: StorageHold }) | undefined> {
  const row = await tx.selectFrom('calendar_hold').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) return undefined
  return { school: row.node_id, schoolYear: row.school_year, procedure: row.procedure, hold: holdOfRow(row) }
}

function holdOfRow(row: Selectable<Tables['calendar_hold']>): StorageHold {
  const { id, node_id: school, grade, subject, reason, laid_at: laidAt, laid_by: laidBy } = row
  const lifted =
    row.lifted_at === null ? null : { at: row.lifted_at, by: row.lifted_by ?? '', reason: row.lift_reason ?? '' }
  return { id, school, grade, subject, reason, laidAt, laidBy, lifted }
}
