import { type Act, appendAudit } from '#audit'
import type { WriteTx } from '#db'
import { err, ok, type Result } from '#kernel/result'
import type { ReportScheduleId } from '../model.ts'
import { loadSchedule } from './list-schedules.ts'
import type { ReportProblem } from './report-problem.ts'

/** Stops a schedule. Drafts of it that nobody has written in go with it; whatever has a person's word in it stays. */
export async function endSchedule(tx: WriteTx, act: Act, id: ReportScheduleId): Promise<Result<void, ReportProblem>> {
  const schedule = await loadSchedule(tx, id)
  if (schedule === undefined) return err({ kind: 'no-such-schedule' })
  await tx.updateTable('report_schedule').set({ ended_at: act.at, ended_by: act.actor }).where('id', '=', id).execute()
  const removed = await tx
    .deleteFrom('period_report')
    .where('schedule_id', '=', id)
    .where('state', '=', 'draft')
    .where('version', '=', 1)
    .executeTakeFirst()
  await appendAudit(tx, {
    ...act,
    action: 'reports.end-schedule',
    nodePath: schedule.nodePath,
    subject: id,
    details: { title: schedule.title, wording: schedule.wording, removed: Number(removed.numDeletedRows) },
  })
  return ok(undefined)
}
