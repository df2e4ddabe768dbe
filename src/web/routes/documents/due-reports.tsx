import { Link } from 'react-router'
import type { IsoDate } from '#kernel/clock'
import { formatDate } from '#kernel/russian-text'
import { listDueReports, reportTitle } from '#reports'
import { type ReportState, reportStateTitles, type ReportSummary } from '#reports/model'
import type { Visit } from '../../enter.ts'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'

export interface DueReportRow {
  readonly id: string
  readonly title: string
  readonly place: string
  readonly due: string | null
  readonly state: ReportState
  readonly late: boolean
}

export interface DueReportRows {
  readonly toWrite: readonly DueReportRow[]
  readonly toDecide: readonly DueReportRow[]
}

const shown = 10

/** Reports for «Сегодня»: those to be written soon, and those that wait for a decision. */
export async function loadDueReports(visit: Visit, today: IsoDate): Promise<DueReportRows> {
  const { node, app } = visit
  const due = await app.store.read((tx) => listDueReports(tx, { node, today, limit: shown }))
  const row = (report: ReportSummary): DueReportRow => ({
    id: report.id,
    title: reportTitle(report),
    place: report.node === node.id ? '' : report.nodeName,
    due: report.due,
    state: report.state,
    late: report.state !== 'sent' && report.due !== null && report.due < today,
  })
  return {
    toWrite: visit.may('reports.write') ? due.toWrite.map(row) : [],
    toDecide: visit.may('reports.accept') ? due.toDecide.map(row) : [],
  }
}

/** Nothing where there is nothing to do. */
export function DueReports({ toWrite, toDecide }: DueReportRows) {
  return (
    <>
      {toWrite.length > 0 && (
        <Card title="Отчёты: написать и отправить">
          <Rows rows={toWrite} />
        </Card>
      )}
      {toDecide.length > 0 && (
        <Card title="Отчёты ждут вашего решения">
          <Rows rows={toDecide} />
        </Card>
      )}
    </>
  )
}

function Rows({ rows }: { rows: readonly DueReportRow[] }) {
  return (
    <ul className="list titles">
      {rows.map((row) => (
        <li key={row.id}>
          <div>
            <Link to={paths.report(row.id)}>{row.title}</Link>
            <p className="note" style={{ margin: 0 }}>
              {[row.place, row.due === null ? '' : `срок ${formatDate(row.due)}`]
                .filter((part) => part !== '')
                .join(' · ')}
            </p>
          </div>
          {row.late ? (
            <Chip tone="late">просрочен</Chip>
          ) : (
            <Chip tone={row.state === 'returned' ? 'look' : 'plain'}>{reportStateTitles[row.state]}</Chip>
          )}
        </li>
      ))}
    </ul>
  )
}
