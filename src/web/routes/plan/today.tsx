import { Link } from 'react-router'
import { todayFor } from '#plan'
import type { ListedExecution } from '#plan/model'
import type { IsoDate } from '#kernel/clock'
import { counted, formatNumber } from '#kernel/russian-text'
import { enter } from '../../enter.ts'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { ComingMeetings } from '../meetings/coming-meetings.tsx'
import { loadComingMeetings } from '../meetings/load-coming-meetings.ts'
import type { Route } from './+types/today.ts'
import { daysBetween } from './days-between.ts'
import { todayAt } from './enter-plan.ts'
import { formatDay } from './plan-words.ts'
import { StateChip } from './state-chip.tsx'
import { DueReports } from '../documents/due-reports.tsx'
import { loadDueReports } from '../documents/load-due-reports.ts'

export const meta = () => [{ title: 'Сегодня · Объектив' }]

const shown = 20

export async function loader(args: Route.LoaderArgs) {
  const visit = await enter(args, 'plan.read-executions', 'home')
  const today = await todayAt(visit)
  const found = await visit.app.store.read((tx) => todayFor(tx, { node: visit.node.id, today, limit: shown }))
  const row = (execution: ListedExecution) => ({
    id: execution.id,
    text: execution.text,
    number: execution.measureNumber,
    place: execution.node === visit.node.id ? '' : execution.nodeName,
    planTitle: execution.planTitle,
    state: execution.state,
    remark: execution.remark,
    control: execution.controlDate,
    left: execution.controlDate === null ? null : daysBetween(today, execution.controlDate),
  })
  return {
    day: longDay(today),
    place: visit.node.shortName,
    isSchool: visit.node.kind === 'school',
    mayEdit: visit.may('plan.edit'),
    returned: found.returned.map(row),
    late: found.late.map(row),
    soon: found.soon.map(row),
    toDecide: found.toDecide.map(row),
    lateInSchools: found.lateInSchools.map((each) => ({ ...each, oldest: formatDay(each.oldest) })),
    totals: found.totals,
    meetings: await visit.app.store.read((tx) => loadComingMeetings(tx, visit, today)),
    reports: await loadDueReports(visit, today),
  }
}

/** «воскресенье, 22 ноября» */
function longDay(day: IsoDate): string {
  const words = new Intl.DateTimeFormat('ru', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' })
  return words.format(new Date(`${day}T00:00:00Z`))
}

export default function Today({ loaderData }: Route.ComponentProps) {
  const { totals, lateInSchools } = loaderData
  const mine = totals.late + totals.soon + totals.returned + totals.toDecide
  const reports = loaderData.reports.toWrite.length + loaderData.reports.toDecide.length
  const nothing = mine + reports + loaderData.meetings.length === 0 && lateInSchools.length === 0
  return (
    <>
      <PageHead title="Сегодня" lead={`${capital(loaderData.day)}. ${loaderData.place}. ${summary(totals)}`} />
      {nothing ? (
        <Card>
          <p className="empty">
            Просроченного нет, в ближайшие две недели сроков нет, решений никто не ждёт.{' '}
            <Link to={paths.plans()}>Открыть план</Link>
          </p>
        </Card>
      ) : (
        <div
          className={
            totals.toDecide + lateInSchools.length + reports + loaderData.meetings.length > 0 ? 'columns' : 'stack'
          }
        >
          <div className="stack">
            {totals.returned > 0 && (
              <Card title={`Возвращено вам: ${formatNumber(totals.returned)}`}>
                <Rows rows={loaderData.returned} total={totals.returned} />
              </Card>
            )}
            {totals.late > 0 && (
              <Card title={`Просрочено: ${formatNumber(totals.late)}`}>
                <Rows rows={loaderData.late} total={totals.late} />
              </Card>
            )}
            {totals.soon > 0 && (
              <Card title={`Ближайшие две недели: ${formatNumber(totals.soon)}`}>
                <Rows rows={loaderData.soon} total={totals.soon} />
              </Card>
            )}
            {totals.returned + totals.late + totals.soon === 0 && (
              <Notice tone="ok">Своих сроков у вас сейчас нет.</Notice>
            )}
          </div>
          <div className="stack">
            <DueReports {...loaderData.reports} />
            <ComingMeetings meetings={loaderData.meetings} />
            {totals.toDecide > 0 && (
              <Card title={`Ждут вашего решения: ${formatNumber(totals.toDecide)}`}>
                <Rows rows={loaderData.toDecide} total={totals.toDecide} />
              </Card>
            )}
            {lateInSchools.length > 0 && (
              <Card title="Задерживаются в школах">
                <ul className="list titles">
                  {lateInSchools.map((each) => (
                    <li key={each.measure}>
                      <div>
                        <Link to={paths.measure(each.plan, each.measure)}>{each.text}</Link>
                        <p className="note" style={{ margin: 0 }}>
                          {each.number !== null && `п. ${each.number} · `}самый ранний срок {each.oldest}
                        </p>
                      </div>
                      <Chip tone="late">{counted(each.schools, 'школа', 'школы', 'школ')}</Chip>
                    </li>
                  ))}
                </ul>
              </Card>
            )}
          </div>
        </div>
      )}
    </>
  )
}

type Row = Route.ComponentProps['loaderData']['late'][number]

function Rows({ rows, total }: { rows: readonly Row[]; total: number }) {
  return (
    <>
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
          Показаны первые {rows.length} из {formatNumber(total)}. <Link to={paths.plans()}>Остальные в плане</Link>
        </p>
      )}
    </>
  )
}

function LeftChip({ state, left }: Pick<Row, 'state' | 'left'>) {
  if (state === 'submitted' || left === null) return <StateChip state={state} />
  if (left < 0) return <Chip tone="late">опоздание {counted(-left, 'день', 'дня', 'дней')}</Chip>
  if (left === 0) return <Chip tone="look">сегодня</Chip>
  return <Chip tone={left <= 3 ? 'look' : 'plain'}>осталось {counted(left, 'день', 'дня', 'дней')}</Chip>
}

function summary(totals: Route.ComponentProps['loaderData']['totals']): string {
  const all = totals.late + totals.soon + totals.returned + totals.toDecide
  if (all === 0) return 'Срочных дел нет.'
  const parts = [
    totals.late > 0 ? `просрочено ${formatNumber(totals.late)}` : '',
    totals.returned > 0 ? `возвращено ${formatNumber(totals.returned)}` : '',
    totals.toDecide > 0 ? `ждут решения ${formatNumber(totals.toDecide)}` : '',
  ].filter((part) => part !== '')
  return `${counted(all, 'дело', 'дела', 'дел')}${parts.length === 0 ? '' : `: ${parts.join(', ')}`}.`
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('ru') + text.slice(1)
