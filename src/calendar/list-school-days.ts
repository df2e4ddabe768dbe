import type { ReadTx } from '#db'
import type { IsoDate } from '#kernel/clock'
import type { CalendarProcedure, SchoolYear } from './model.ts'
import './tables.ts'

export interface SchoolDay {
  readonly procedure: CalendarProcedure
  readonly date: IsoDate
  /** How many schools hold a work on that day. */
  readonly schools: number
}

/** The days of a school year on which schools of a node hold works, by their own dates. */
export async function listSchoolDays(
  tx: ReadTx,
  { nodePath, schoolYear }: { readonly nodePath: string; readonly schoolYear: SchoolYear },
): Promise<readonly SchoolDay[]> {
  const rows = await tx
    .selectFrom('calendar_school_date as d')
    .innerJoin('organisation_node as n', 'n.id', 'd.node_id')
    .where('n.path', 'like', `${nodePath}%`)
    .where('d.school_year', '=', schoolYear)
    .groupBy(['d.procedure', 'd.date'])
    .select(({ fn }) => ['d.procedure', 'd.date', fn.count<number | string>('d.node_id').distinct().as('schools')])
    .orderBy('d.date')
    .execute()
  return rows.map((row) => ({ ...row, schools: Number(row.schools) }))
}
