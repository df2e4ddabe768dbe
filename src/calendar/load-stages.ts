import type { ReadTx } from '#db'
import type { NodeId } from '#organisations/model'
import { type CalendarProcedure, type SchoolYear, type Stage, stageKinds } from './model.ts'
import './tables.ts'

export interface StagesOf {
  readonly node: NodeId
  readonly schoolYear: SchoolYear
  readonly procedure: CalendarProcedure
}

/** The four stages of a procedure as a node has set them, in their order. `version` is 0 while it has set nothing. */
export async function loadStages(
  tx: ReadTx,
  { node, schoolYear, procedure }: StagesOf,
): Promise<{ readonly version: number; readonly stages: readonly Stage[] }> {
  const rows = await tx
    .selectFrom('calendar_stage')
    .select(['kind', 'deadline', 'version'])
    .where('node_id', '=', node)
    .where('school_year', '=', schoolYear)
    .where('procedure', '=', procedure)
    .execute()
  const deadlines = new Map(rows.map(({ kind, deadline }) => [kind, deadline]))
  return {
    version: rows.reduce((greatest, row) => Math.max(greatest, row.version), 0),
    stages: stageKinds.map((kind) => ({ kind, deadline: deadlines.get(kind) ?? null })),
  }
}
