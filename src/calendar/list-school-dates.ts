import type { ReadTx } from '#db'
import type { NodeId } from '#organisations/model'
import type { CalendarProcedure, SchoolDate, SchoolYear } from './model.ts'
import './tables.ts'

/** The dates of the schools named, of one procedure in one year; by school, grade and day. */
export async function listSchoolDates(
  tx: ReadTx,
  of: {
    readonly schools: readonly NodeId[]
    readonly schoolYear: SchoolYear
    readonly procedure: CalendarProcedure
  },
): Promise<ReadonlyMap<NodeId, readonly SchoolDate[]>> {
  if (of.schools.length === 0) return new Map()
  const rows = await tx
    .selectFrom('calendar_school_date')
    .select(['node_id as school', 'school_year as schoolYear', 'procedure', 'grade', 'subject', 'date'])
    .where('node_id', 'in', of.schools)
    .where('school_year', '=', of.schoolYear)
    .where('procedure', '=', of.procedure)
    .orderBy('grade')
    .orderBy('date')
    .orderBy('subject')
    .execute()
  return Map.groupBy(rows, ({ school }) => school)
}
