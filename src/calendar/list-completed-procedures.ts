import type { ReadTx } from '#db'
import type { Instant } from '#kernel/clock'
import { getNode, listSubtree } from '#organisations'
import type { NodeId } from '#organisations/model'
import { type CalendarProcedure, type SchoolYear, stageKinds } from './model.ts'
import './tables.ts'

/** Every school of a node, or the school itself, has gone through all stages of a procedure. */
export interface CompletedProcedure {
  readonly procedure: CalendarProcedure
  readonly schoolYear: SchoolYear
  readonly schools: number
  /** When the last of them said so. */
  readonly at: Instant
}

/** Newest first. */
export async function listCompletedProcedures(tx: ReadTx, node: NodeId): Promise<readonly CompletedProcedure[]> {
  const place = await getNode(tx, node)
  if (place === undefined) return []
  const schools = await listSubtree(tx, place.path, 'school')
  const rows = await tx
    .selectFrom('calendar_stage_mark as m')
    .innerJoin('organisation_node as n', 'n.id', 'm.node_id')
    .where('n.path', 'like', `${place.path}%`)
    .where('n.merged_into', 'is', null)
    .groupBy(['m.procedure', 'm.school_year'])
    .select(({ fn }) => [
      'm.procedure',
      'm.school_year as schoolYear',
      fn.countAll<number | string>().as('marks'),
      fn.max('m.at').as('at'),
    ])
    .execute()
  // A school marks each stage once, so that the whole number is reached only when nobody lacks one.
  return rows
    .filter(({ marks }) => schools.length > 0 && Number(marks) === schools.length * stageKinds.length)
    .map(({ procedure, schoolYear, at }) => ({ procedure, schoolYear, at, schools: schools.length }))
    .toSorted((a, b) => (a.at < b.at ? 1 : -1))
}
