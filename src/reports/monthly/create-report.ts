import type { Stretch } from '#deadlines/model'
import { type Act, appendAudit } from '#audit'
import type { WriteTx } from '#db'
import type { IsoDate } from '#kernel/clock'
import { newId } from '#kernel/new-id'
import { err, ok, type Result } from '#kernel/result'
import type { OrganisationNode } from '#organisations/model'
import type { ReportId } from '../model.ts'
import type { ReportProblem } from './report-problem.ts'
import { stretchWords } from './stretch-words.ts'
import '../tables.ts'

export const usualReportTitle = 'Отчёт о ходе плана'

export interface NewReport {
  readonly node: OrganisationNode
  readonly stretch: Stretch
  readonly due: IsoDate | null
}

const longestDays = 3 * 366

/** A draft that somebody begins by hand; of one stretch a node has one. */
export async function createReport(
  tx: WriteTx,
  act: Act,
  { node, stretch, due }: NewReport,
): Promise<Result<ReportId, ReportProblem>> {
  const days = (Date.parse(stretch.end) - Date.parse(stretch.start)) / 86_400_000
  if (!(days >= 0 && days <= longestDays)) return err({ kind: 'bad-stretch' })
  const there = await tx
    .selectFrom('period_report')
    .select('id')
    .where('node_id', '=', node.id)
    .where('period_start', '=', stretch.start)
    .where('period_end', '=', stretch.end)
    .executeTakeFirst()
  if (there !== undefined) return err({ kind: 'already-there' })
  const id = newId<ReportId>()
  await tx
    .insertInto('period_report')
    .values({ ...emptyReport, id, node_id: node.id, title: usualReportTitle, ...daysOf(stretch, due), ...madeBy(act) })
    .execute()
  await appendAudit(tx, {
    ...act,
    action: 'reports.create-report',
    nodePath: node.path,
    subject: id,
    details: { title: `${usualReportTitle} за ${stretchWords(stretch)}` },
  })
  return ok(id)
}

/** What a report is before anybody has written in it. */
export const emptyReport = {
  schedule_id: null,
  state: 'draft',
  conclusions: '',
  difficulties: '',
  proposals: '',
  facts: null,
  document_id: null,
  remark: null,
  sent_at: null,
  sent_by: null,
  version: 1,
} as const

export const daysOf = (stretch: Stretch, due: IsoDate | null) => ({
  period_start: stretch.start,
  period_end: stretch.end,
  due_on: due,
})

export const madeBy = (act: Act) => ({ created_at: act.at, created_by: act.actor, changed_at: act.at })
