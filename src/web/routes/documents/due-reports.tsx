import { Link } from 'react-router'
import { formatDate } from '#kernel/russian-text'
import { type ReportState, reportStateTitles } from '#reports/model'
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
