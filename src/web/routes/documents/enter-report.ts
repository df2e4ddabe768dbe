import { data } from 'react-router'
import { can } from '#access'
import { type Action, policy } from '#app'
import { loadReport } from '#reports'
import { openReportStates, type PeriodReport, type ReportId } from '#reports/model'
import { enter, type PageArgs, type Visit } from '../../enter.ts'

export interface ReportVisit {
  readonly visit: Visit
  readonly report: PeriodReport
  /** Holds a role at the organisation itself: its draft is nobody else's business. */
  readonly inside: boolean
  /** May write in it: a role at the organisation itself, and the report not yet gone or come back. */
  readonly writes: boolean
  /** May accept it or give it back: from right above, or as the head of the same authority. */
  readonly decides: boolean
}

/** The report, when the visitor may do this with it; what was never sent is seen only inside its organisation. */
export async function enterReport(
  args: PageArgs & { params: { report: string } },
  action: Extract<Action, `reports.${string}`>,
): Promise<ReportVisit> {
  const { app } = await enter(args, 'reports.read', 'home')
  const report = await app.store.read((tx) => loadReport(tx, args.params.report as ReportId))
  if (report === undefined) throw data(null, { status: 404 })
  const visit = await enter(args, action, { id: report.node })
  const own = visit.grants.filter(({ nodeId }) => nodeId === report.node)
  const inside = own.some((grant) => can(policy, [grant], 'reports.read', report.nodePath))
  if (!inside && report.sentAt === null) throw data(null, { status: 404 })
  // A report goes one step up: what a school sends is its municipality's business, not the region's.
  const above = report.nodePath
    .split('/')
    .filter((id) => id !== '')
    .at(-2)
  const receivers = visit.grants.filter(
    ({ nodeId, role }) => nodeId === above || (nodeId === report.node && role === 'head-of-authority'),
  )
  return {
    visit,
    report,
    inside,
    writes:
      openReportStates.includes(report.state) &&
      own.some((grant) => can(policy, [grant], 'reports.write', report.nodePath)),
    decides:
      report.state === 'sent' &&
      report.sentBy !== visit.person.id &&
      receivers.some((grant) => can(policy, [grant], 'reports.accept', report.nodePath)),
  }
}
