import { type Act, appendAudit } from '#audit'
import type { WriteTx } from '#db'
import type { IsoDate } from '#kernel/clock'
import { err, ok, type Result } from '#kernel/result'
import { getNode } from '#organisations'
import type { NodeId } from '#organisations/model'
import type { CalendarProblem } from './calendar-problem.ts'
import { loadStages } from './load-stages.ts'
import { type CalendarProcedure, type SchoolYear, type Stage, type StageKind, stageKinds } from './model.ts'
import { readDay } from './read-day.ts'
import './tables.ts'

export interface StageDeadlines {
  readonly node: NodeId
  readonly schoolYear: SchoolYear
  readonly procedure: CalendarProcedure
  /** As typed; an empty one takes the deadline away. */
  readonly deadlines: Readonly<Record<StageKind, string>>
  /** The version that the person saw. */
  readonly version: number
}

/** Sets the deadlines of all stages of a procedure for the schools of a node. */
export async function setStageDeadlines(
  tx: WriteTx,
  act: Act,
  { node: id, schoolYear, procedure, deadlines, version }: StageDeadlines,
): Promise<Result<readonly Stage[], CalendarProblem>> {
  const node = await getNode(tx, id)
  if (node === undefined) return err({ kind: 'no-such-node' })
  const days = new Map<StageKind, IsoDate | null>()
  for (const kind of stageKinds) {
    const day = readDay(deadlines[kind])
    if (!day.ok) return day
    days.set(kind, day.value)
  }
  const current = await loadStages(tx, { node: id, schoolYear, procedure })
  if (current.version !== version) return err({ kind: 'stale-stages' })
  const changed = { version: version + 1, changed_at: act.at, changed_by: act.actor }
  for (const kind of stageKinds) {
    const deadline = days.get(kind) ?? null
    await tx
      .insertInto('calendar_stage')
      .values({ node_id: id, school_year: schoolYear, procedure, kind, deadline, ...changed })
      .onConflict((conflict) =>
        conflict.columns(['node_id', 'school_year', 'procedure', 'kind']).doUpdateSet({ deadline, ...changed }),
      )
      .execute()
  }
  await appendAudit(tx, {
    ...act,
    action: 'calendar.save-stages',
    nodePath: node.path,
    subject: procedure,
    details: { schoolYear, ...Object.fromEntries(stageKinds.map((kind) => [kind, days.get(kind) ?? ''])) },
  })
  return ok(stageKinds.map((kind) => ({ kind, deadline: days.get(kind) ?? null })))
}
