import type { ReadTx } from '#db'
import { listAncestors } from '#organisations'
import type { OrganisationNode } from '#organisations/model'
import type { ReportSchedule, ReportScheduleId } from '../model.ts'
import '../tables.ts'

/** Every schedule in force, for the job that makes drafts. */
export async function listAllSchedules(tx: ReadTx): Promise<readonly ReportSchedule[]> {
  return (await selectSchedules(tx).orderBy('s.created_at').orderBy('s.id').execute()).map(scheduleOf)
}

/** Schedules that reports of a node come due by: its own, and those that the node right above set for the ones below it. */
export async function listSchedules(tx: ReadTx, node: OrganisationNode): Promise<readonly ReportSchedule[]> {
  const above = (await listAncestors(tx, node.path)).filter(({ id }) => id !== node.id).at(-1)
  const rows = await selectSchedules(tx)
    .where((eb) =>
      eb.or([
        eb('s.node_id', '=', node.id),
        ...(above === undefined ? [] : [eb.and([eb('s.node_id', '=', above.id), eb('s.scope', '=', 'below')])]),
      ]),
    )
    .orderBy('s.created_at')
    .orderBy('s.id')
    .execute()
  return rows.map(scheduleOf)
}

export async function loadSchedule(tx: ReadTx, id: ReportScheduleId): Promise<ReportSchedule | undefined> {
  const row = await selectSchedules(tx).where('s.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : scheduleOf(row)
}

const selectSchedules = (tx: ReadTx) =>
  tx
    .selectFrom('report_schedule as s')
    .innerJoin('organisation_node as n', 'n.id', 's.node_id')
    .selectAll('s')
    .select(['n.path', 'n.short_name'])
    .where('s.ended_at', 'is', null)

type Row = Awaited<ReturnType<ReturnType<typeof selectSchedules>['execute']>>[number]

const scheduleOf = (row: Row): ReportSchedule => ({
  id: row.id,
  node: row.node_id,
  nodePath: row.path,
  nodeName: row.short_name,
  title: row.title,
  wording: row.wording,
  scope: row.scope,
  cover: row.cover,
  leadDays: row.lead_days,
  period: { start: row.period_start, end: row.period_end },
  createdAt: row.created_at,
})
