import { type Act, appendAudit } from '#audit'
import type { WriteTx } from '#db'
import { newId } from '#kernel/new-id'
import { err, ok, type Result } from '#kernel/result'
import { getNode } from '#organisations'
import type { CalendarProblem } from './calendar-problem.ts'
import type { ScheduleOf } from './change-school-dates.ts'
import { findHold, listStoredWorks } from './list-stored-works.ts'
import type { HoldId } from './model.ts'
import './tables.ts'

export interface NewHold extends ScheduleOf {
  readonly works: readonly { readonly grade: number; readonly subject: string }[]
  readonly reason: string
}

/** Forbids the destruction of works until somebody lifts the ban, whatever the term of storage says. */
export async function layHold(tx: WriteTx, act: Act, hold: NewHold): Promise<Result<number, CalendarProblem>> {
  const node = await getNode(tx, hold.school)
  if (node?.kind !== 'school') return err({ kind: 'no-such-node' })
  const reason = hold.reason.trim()
  if (reason === '') return err({ kind: 'no-reason' })
  if (hold.works.length === 0) return err({ kind: 'nothing-chosen' })
  const stored = await listStoredWorks(tx, hold)
  for (const { grade, subject } of hold.works) {
    const works = stored.find((each) => each.grade === grade && each.subject === subject)
    if (works === undefined) return err({ kind: 'unknown-works' })
    if (works.hold !== null) return err({ kind: 'held-already', grade, subject })
  }
  const common = { node_id: hold.school, school_year: hold.schoolYear, procedure: hold.procedure, reason }
  const laid = { laid_at: act.at, laid_by: act.actor, lifted_at: null, lifted_by: null, lift_reason: null }
  await tx
    .insertInto('calendar_hold')
    .values(hold.works.map(({ grade, subject }) => ({ id: newId<HoldId>(), ...common, grade, subject, ...laid })))
    .execute()
  await appendAudit(tx, {
    ...act,
    action: 'calendar.lay-hold',
    nodePath: node.path,
    subject: hold.procedure,
    details: {
      schoolYear: hold.schoolYear,
      works: hold.works.map(({ grade, subject }) => `${grade} ${subject}`),
      reason,
    },
  })
  return ok(hold.works.length)
}

/** Lifts a ban; what it was and why stays. */
export async function liftHold(
  tx: WriteTx,
  act: Act,
  { hold: id, reason: text }: { readonly hold: HoldId; readonly reason: string },
): Promise<Result<null, CalendarProblem>> {
  const found = await findHold(tx, id)
  if (found === undefined || found.hold.lifted !== null) return err({ kind: 'no-such-hold' })
  const reason = text.trim()
  if (reason === '') return err({ kind: 'no-reason' })
  const node = await getNode(tx, found.school)
  const lifted = await tx
    .updateTable('calendar_hold')
    .set({ lifted_at: act.at, lifted_by: act.actor, lift_reason: reason })
    .where('id', '=', id)
    .where('lifted_at', 'is', null)
    .executeTakeFirst()
  if (lifted.numUpdatedRows === 0n) return err({ kind: 'no-such-hold' })
  await appendAudit(tx, {
    ...act,
    action: 'calendar.lift-hold',
    nodePath: node?.path ?? '',
    subject: found.procedure,
    details: { schoolYear: found.schoolYear, works: `${found.hold.grade} ${found.hold.subject}`, reason },
  })
  return ok(null)
}
