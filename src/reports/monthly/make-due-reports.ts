import { type Act, appendAudit } from '#audit'
import type { ReadTx, WriteTx } from '#db'
import { newId } from '#kernel/new-id'
import { getNode, listChildren, readSetting } from '#organisations'
import type { NodeId } from '#organisations/model'
import type { ReportId, ReportSchedule } from '../model.ts'
import { daysOf, emptyReport, madeBy } from './create-report.ts'
import { localDay } from './local-days.ts'
import { previewSchedule, type ReportTime } from './preview-schedule.ts'
import { addDays } from './stretch-of.ts'

const rowsPerStatement = 200

/**
 * Makes the drafts of schedules whose day comes within their days of lead. A draft that is there is left as it is, so that
 * whoever runs this, and how often, changes nothing. Answers how many were made.
 */
export async function makeDueReports(tx: WriteTx, act: Act, schedules: readonly ReportSchedule[]): Promise<number> {
  let made = 0
  for (const schedule of schedules) {
    const timeZone = await readSetting(tx, schedule.nodePath, 'timezone')
    const times = dueTimes(schedule, localDay(act.at, timeZone), localDay(schedule.createdAt, timeZone))
    if (times.length === 0) continue
    const nodes = await nodesOf(tx, schedule)
    const rows = times.flatMap(({ due, stretch }) =>
      nodes.map((node) => ({
        ...emptyReport,
        id: newId<ReportId>(),
        node_id: node,
        schedule_id: schedule.id,
        title: schedule.title,
        ...daysOf(stretch, due),
        ...madeBy(act),
      })),
    )
    let fresh = 0
    for (let start = 0; start < rows.length; start += rowsPerStatement) {
      const inserted = await tx
        .insertInto('period_report')
        .values(rows.slice(start, start + rowsPerStatement))
        .onConflict((conflict) => conflict.columns(['schedule_id', 'node_id', 'due_on']).doNothing())
        .returning('id')
        .execute()
      fresh += inserted.length
    }
    if (fresh === 0) continue
    made += fresh
    await appendAudit(tx, {
      ...act,
      action: 'reports.make-drafts',
      nodePath: schedule.nodePath,
      subject: schedule.id,
      details: { title: schedule.title, drafts: fresh, due: times.map(({ due }) => due) },
    })
  }
  return made
}

/** Pure. Times whose draft should be there by now; nothing is asked that was due before anybody asked. */
export function dueTimes(
  { wording, period, cover, leadDays }: Pick<ReportSchedule, 'wording' | 'period' | 'cover' | 'leadDays'>,
  today: string,
  since: string,
): readonly ReportTime[] {
  const read = previewSchedule(wording, period, cover)
  if (!read.ok) return []
  return read.value.times.filter(({ due }) => due >= since && addDays(due, -leadDays) <= today)
}

async function nodesOf(tx: ReadTx, { node, scope }: ReportSchedule): Promise<readonly NodeId[]> {
  if (scope === 'below') return (await listChildren(tx, node)).map(({ id }) => id)
  return (await getNode(tx, node)) === undefined ? [] : [node]
}
