import type { ReadTx } from '#db'
import type { IsoDate } from '#kernel/clock'
import type { PlanMeasureId } from '#plan/model'
import type { MeetingId } from './model.ts'
import './tables.ts'

/** The meeting that decided a row of a plan; undefined for a row of the document itself. */
export async function findMeetingOfMeasure(
  tx: ReadTx,
  measure: PlanMeasureId,
): Promise<
  { readonly id: MeetingId; readonly title: string; readonly number: string; readonly date: IsoDate } | undefined
> {
  const row = await tx
    .selectFrom('meeting_decision as d')
    .innerJoin('meeting as m', 'm.id', 'd.meeting_id')
    .select(['m.id', 'm.title', 'm.minutes_number', 'm.minutes_date'])
    .where('d.measure_id', '=', measure)
    .executeTakeFirst()
  return row === undefined
    ? undefined
    : { id: row.id, title: row.title, number: row.minutes_number, date: row.minutes_date ?? '' }
}
