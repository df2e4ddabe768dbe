import type { ReadTx } from '#db'
import type { OrganisationNode } from '#organisations/model'
import { listSubtree } from '#organisations'
import { type CalendarProcedure, type SchoolYear, type StageKind, type StageMark } from './model.ts'
import './tables.ts'

export interface SchoolProgress {
  readonly school: OrganisationNode
  readonly marks: ReadonlyMap<StageKind, StageMark>
  /** How many works the school has dated, the first and the last of them; null while none. */
  readonly works: { readonly count: number; readonly first: string; readonly last: string } | null
  /** Bans on destroying works that stand now. */
  readonly holds: number
}

/** Every school of a node with what it has said of a procedure, in the order of names. */
export async function listSchoolProgress(
  tx: ReadTx,
  of: { readonly nodePath: string; readonly schoolYear: SchoolYear; readonly procedure: CalendarProcedure },
): Promise<readonly SchoolProgress[]> {
  const schools = await listSubtree(tx, of.nodePath, 'school')
  const marks = await tx
    .selectFrom('calendar_stage_mark as m')
    .innerJoin('organisation_node as n', 'n.id', 'm.node_id')
    .select(['m.node_id as school', 'm.kind', 'm.at', 'm.by'])
    .where('n.path', 'like', `${of.nodePath}%`)
    .where('m.school_year', '=', of.schoolYear)
    .where('m.procedure', '=', of.procedure)
    .execute()
  const dates = await tx
    .selectFrom('calendar_school_date as d')
    .innerJoin('organisation_node as n', 'n.id', 'd.node_id')
    .where('n.path', 'like', `${of.nodePath}%`)
    .where('d.school_year', '=', of.schoolYear)
    .where('d.procedure', '=', of.procedure)
    .groupBy('d.node_id')
    .select(({ fn }) => [
      'd.node_id as school',
      fn.countAll<number | string>().as('count'),
      fn.min('d.date').as('first'),
      fn.max('d.date').as('last'),
    ])
    .execute()
  const holds = await tx
    .selectFrom('calendar_hold as h')
    .innerJoin('organisation_node as n', 'n.id', 'h.node_id')
    .where('n.path', 'like', `${of.nodePath}%`)
    .where('h.school_year', '=', of.schoolYear)
    .where('h.procedure', '=', of.procedure)
    .where('h.lifted_at', 'is', null)
    .groupBy('h.node_id')
    .select(({ fn }) => ['h.node_id as school', fn.countAll<number | string>().as('count')])
    .execute()
  const marksOf = Map.groupBy(marks, ({ school }) => school)
  const datesOf = new Map(dates.map((row) => [row.school, { ...row, count: Number(row.count) }]))
  const holdsOf = new Map(holds.map(({ school, count }) => [school, Number(count)]))
  return schools.map((school) => ({
    school,
    marks: new Map((marksOf.get(school.id) ?? []).map((mark) => [mark.kind, mark])),
    works: datesOf.get(school.id) ?? null,
    holds: holdsOf.get(school.id) ?? 0,
  }))
}
