import type { BurdenForecast as Forecast } from '#plan/model'
import { counted, formatDate } from '#kernel/russian-text'
import { Card } from '../../ui/card.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Pager } from '../../ui/pager.tsx'
import { minutesText } from './burden-words.ts'
import { monthTitle } from './plan-words.ts'

const pageSize = 100

/** What the draft asks of each school and in which months, before anybody is asked; `already` is asked by other plans. */
export function BurdenForecast(props: {
  forecast: Forecast
  already: Readonly<Record<string, number>>
  page: number
  /** Of all schools, not of this page alone. */
  schools: number
}) {
  const { forecast, already } = props
  const { busiest, schools } = forecast
  return (
    <Card title="Сколько просим у школ">
      {busiest !== null && (
        <p className="sentence">
          Самый тяжёлый месяц – {monthTitle(busiest.month)}: {minutesText(busiest.minutes)} на всех исполнителей.
        </p>
      )}
      {forecast.clashes.map((clash) => (
        <Notice key={`${clash.procedure} ${clash.from}`} tone="look">
          В дни процедуры ({clash.procedure}, {formatDate(clash.from)} – {formatDate(clash.to)}) у школ наступают сроки
          ещё {counted(clash.times, 'поручения', 'поручений', 'поручений')}
          {clash.minutes > 0 && `, это ${minutesText(clash.minutes)}`}: {clash.measures.join('; ')}.
        </Notice>
      ))}
      <DataTable
        caption="По школам"
        captionHidden
        rows={schools}
        rowKey={({ school }) => school}
        empty="Школам этот план ничего не поручает."
        columns={[
          { title: 'Школа', cell: ({ name }) => name },
          { title: 'Поручений', number: true, cell: ({ times }) => times },
          { title: 'Времени', number: true, cell: ({ minutes }) => minutesText(minutes) },
          { title: 'Без оценки времени', number: true, cell: ({ untimed }) => (untimed === 0 ? '–' : untimed) },
          {
            title: 'Самый тяжёлый месяц',
            cell: (row) =>
              row.busiest === null ? '–' : `${monthTitle(row.busiest.month)}, ${minutesText(row.busiest.minutes)}`,
          },
          { title: 'Уже просим', number: true, cell: ({ school }) => minutesText(already[school] ?? 0) },
        ]}
      />
      <Pager page={props.page} pageSize={pageSize} total={props.schools} noun={['школа', 'школы', 'школ']} />
    </Card>
  )
}
