import { Link } from 'react-router'
import type { ListedExecution } from '#plan/model'
import type { IsoDate } from '#kernel/clock'
import type { NodeId } from '#organisations/model'
import { counted, formatNumber } from '#kernel/russian-text'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { daysBetween } from './days-between.ts'
import { formatDay } from './plan-words.ts'
import { StateChip } from './state-chip.tsx'

export type TodayRow = ReturnType<typeof todayRow>

/** What a line of «Сегодня» shows of an execution; its place is named where it is another's. For loaders. */
export function todayRow(execution: ListedExecution, own: NodeId, today: IsoDate) {
  return {
    id: execution.id,
    text: execution.text,
    number: execution.measureNumber,
    place: execution.node === own ? '' : execution.nodeName,
    state: execution.state,
    remark: execution.remark,
    control: execution.controlDate,
    left: execution.controlDate === null ? null : daysBetween(today, execution.controlDate),
  }
}

/** One kind of business: its count leads to the whole list. Nothing where there is none. */
export function TodayCard(props: { title: string; rows: readonly TodayRow[]; total: number; to: string }) {
  const { title, rows, total, to } = props
  if (total === 0) return null
  return (
    <Card
      title={
        <>
          {title}: <Link to={to}>{formatNumber(total)}</Link>
        </>
      }
    >
      <ul className="list titles">
        {rows.map((row) => (
          <li key={row.id}>
            <div>
              <Link to={paths.execution(row.id)}>{row.text}</Link>
              <p className="note" style={{ margin: 0 }}>
                {[
                  row.place,
                  row.number === null ? '' : `п. ${row.number}`,
                  row.control === null ? 'без даты' : `контроль ${formatDay(row.control)}`,
                ]
                  .filter((part) => part !== '')
                  .join(' · ')}
              </p>
              {row.state === 'returned' && row.remark !== null && (
                <p className="note" style={{ margin: 0 }}>
                  Замечание: {row.remark}
                </p>
              )}
            </div>
            <LeftChip {...row} />
          </li>
        ))}
      </ul>
      {total > rows.length && (
        <p className="note" style={{ margin: '12px 0 0' }}>
          Показаны первые {rows.length} из {formatNumber(total)}. <Link to={to}>Весь список</Link>
        </p>
      )}
    </Card>
  )
}

function LeftChip({ state, left }: Pick<TodayRow, 'state' | 'left'>) {
  if (state === 'submitted' || left === null) return <StateChip state={state} />
  if (left < 0) return <Chip tone="late">опоздание {counted(-left, 'день', 'дня', 'дней')}</Chip>
  if (left === 0) return <Chip tone="look">сегодня</Chip>
  return <Chip tone={left <= 3 ? 'look' : 'plain'}>осталось {counted(left, 'день', 'дня', 'дней')}</Chip>
}
