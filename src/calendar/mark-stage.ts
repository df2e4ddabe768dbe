import { type Act, appendAudit } from '#audit'
import type { WriteTx } from '#db'
import { err, ok, type Result } from '#kernel/result'
import { getNode } from '#organisations'
import type { NodeId } from '#organisations/model'
import type { CalendarProblem } from './calendar-problem.ts'
import type { CalendarProcedure, SchoolYear, StageKind } from './model.ts'
import './tables.ts'

export interface StageDone {
  readonly school: NodeId
  readonly schoolYear: SchoolYear
  readonly procedure: CalendarProcedure
  readonly kind: StageKind
  /** False takes the mark back. */
  readonly done: boolean
}

/** A school says that it has done a stage. Said twice, the first time counts. */
export async function markStage(
  tx: WriteTx,
  act: Act,
  { school, schoolYear, procedure, kind, done }: StageDone,
): Promise<Result<null, CalendarProblem>> {
  const node = await getNode(tx, school)
  if (node?.kind !== 'school') return err({ kind: 'no-such-node' })
  const key = { node_id: school, school_year: schoolYear, procedure, kind }
  const changed = done
    ? ((
        await tx
          .insertInto('calendar_stage_mark')
          .values({ ...key, at: act.at, by: act.actor })
          .onConflict((conflict) => conflict.columns(['node_id', 'school_year', 'procedure', 'kind']).doNothing())
          .executeTakeFirst()
      ).numInsertedOrUpdatedRows ?? 0n)
    : (
        await tx
          .deleteFrom('calendar_stage_mark')
          .where('node_id', '=', school)
          .where('school_year', '=', schoolYear)
          .where('procedure', '=', procedure)
          .where('kind', '=', kind)
          .executeTakeFirst()
      ).numDeletedRows
  if (changed === 0n) return ok(null)
  await appendAudit(tx, {
    ...act,
    action: 'calendar.mark-stage',
    nodePath: node.path,
    subject: procedure,
    details: { schoolYear, stage: kind, done },
  })
  return ok(null)
}
