import type { Stretch } from '#deadlines/model'
import { type Act, appendAudit } from '#audit'
import type { WriteTx } from '#db'
import { newId } from '#kernel/new-id'
import { err, ok, type Result } from '#kernel/result'
import type { OrganisationNode } from '#organisations/model'
import {
  leadDaysRange,
  type ReportCover,
  type ReportSchedule,
  type ReportScheduleId,
  type ScheduleScope,
} from '../model.ts'
import { usualReportTitle } from './create-report.ts'
import { makeDueReports } from './make-due-reports.ts'
import { previewSchedule, type WordingProblem } from './preview-schedule.ts'
import '../tables.ts'

export interface NewSchedule {
  readonly node: OrganisationNode
  /** Empty stands for the usual one. */
  readonly title: string
  readonly wording: string
  readonly scope: ScheduleScope
  readonly cover: ReportCover
  readonly leadDays: number
  readonly period: Stretch
}

/** Sets when reports come due, and makes at once the drafts whose time has come. */
export async function planReports(
  tx: WriteTx,
  act: Act,
  asked: NewSchedule,
): Promise<Result<ReportScheduleId, WordingProblem>> {
  const { node, wording, scope, cover, period } = asked
  const read = previewSchedule(wording, period, cover)
  if (!read.ok) return err(read.error)
  const schedule: ReportSchedule = {
    id: newId<ReportScheduleId>(),
    node: node.id,
    nodePath: node.path,
    nodeName: node.shortName,
    title: asked.title.trim() === '' ? usualReportTitle : asked.title.trim(),
    wording: wording.trim(),
    scope: node.kind === 'school' ? 'own' : scope,
    cover,
    leadDays: Math.min(Math.max(asked.leadDays, leadDaysRange.min), leadDaysRange.max),
    period,
    createdAt: act.at,
  }
  await tx
    .insertInto('report_schedule')
    .values({
      id: schedule.id,
      node_id: schedule.node,
      title: schedule.title,
      wording: schedule.wording,
      scope: schedule.scope,
      cover: schedule.cover,
      lead_days: schedule.leadDays,
      period_start: period.start,
      period_end: period.end,
      created_at: act.at,
      created_by: act.actor,
      ended_at: null,
      ended_by: null,
    })
    .execute()
  await appendAudit(tx, {
    ...act,
    action: 'reports.plan-reports',
    nodePath: node.path,
    subject: schedule.id,
    details: {
      title: schedule.title,
      wording: schedule.wording,
      scope: schedule.scope,
      times: read.value.times.length,
    },
  })
  await makeDueReports(tx, act, [schedule])
  return ok(schedule.id)
}
