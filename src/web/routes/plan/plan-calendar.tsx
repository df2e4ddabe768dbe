import { Button, NativeSelect } from '@mantine/core'
import { Form, Link, redirect } from 'react-router'
import { listCalendarEvents } from '#calendar'
import { duesOfMonth } from '#plan'
import { formatDate } from '#kernel/russian-text'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import type { Route } from './+types/plan-calendar.ts'
import { enterPlan } from './enter-plan.ts'
import { type DayView, monthOfDays } from './month-of-days.ts'
import { monthTitle, shiftMonth } from './plan-words.ts'
import { PlanTabs } from './plan-tabs.tsx'
import { chosenMonth, monthsAround } from './plan-period.ts'

export const meta = () => [{ title: 'Календарь плана · Объектив' }]

export async function loader(args: Route.LoaderArgs) {
  const { visit, plan, at, below, seesExecutions, today } = await enterPlan(args, 'plan.read')
  if (plan.status === 'draft') throw redirect(paths.planDraft(plan.id))
  const month = chosenMonth(new URL(args.request.url).searchParams, plan.period, today)
  const { dues, events } = await visit.app.store.read(async (tx) => ({
    dues: await duesOfMonth(tx, { at, plan: plan.id, month, today }),
    events: await listCalendarEvents(tx, at, { start: `${month}-01`, end: `${month}-31` }),
  }))
  return {
    id: plan.id,
    title: plan.title,
    matrix: seesExecutions && !below,
    month,
    months: monthsAround(plan.period, month),
    days: monthOfDays({
      month,
      today,
      dues,
      events,
      owner: visit.node.shortName,
      ofSchool: below,
      links: seesExecutions,
    }),
  }
}

export default function PlanCalendar({ loaderData }: Route.ComponentProps) {
  const { id, title, month, days } = loaderData
  return (
    <div className="plan-print">
      <PageHead
        title={`Календарь: ${monthTitle(month)}`}
        crumbs={[
          { title: 'План', to: paths.plans() },
          { title, to: paths.plan(id) },
        ]}
      />
      <PlanTabs plan={id} matrix={loaderData.matrix} />
      <Card>
        <Form method="get" className="filters no-print" key={month}>
          <NativeSelect
            name="month"
            label="Месяц"
            defaultValue={month}
            data={loaderData.months.map((value) => ({ value, label: monthTitle(value) }))}
          />
          <Button type="submit" variant="default">
            Показать
          </Button>
          <span className="actions">
            <Link to={`?month=${shiftMonth(month, -1)}`}>← {monthTitle(shiftMonth(month, -1))}</Link>
            <Link to={`?month=${shiftMonth(month, 1)}`}>{monthTitle(shiftMonth(month, 1))} →</Link>
          </span>
        </Form>
        {days.every(({ dues }) => dues.length === 0) && <p className="note">В этом месяце сроков по плану нет.</p>}
        <Days days={days} />
      </Card>
    </div>
  )
}

const weekdays = ['пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'вс'] as const

/** A sheet of weeks on a wide screen and on paper; on a phone a list of the days that have something. */
function Days({ days }: { days: readonly DayView[] }) {
  return (
    <>
      <div className="days-head" aria-hidden="true">
        {weekdays.map((day) => (
          <span key={day}>{day}</span>
        ))}
      </div>
      <ol className="days">
        {days.map((day) => (
          <li
            key={day.date}
            className={classOf(day)}
            style={day.number === 1 ? { gridColumnStart: day.weekday + 1 } : undefined}
          >
            <h3 className="day-number">
              <span aria-hidden="true" className="day-figure">
                {day.number}
              </span>
              <span className="day-words">
                {formatDate(day.date)}, {weekdays[day.weekday]}
                {day.today && ', сегодня'}
                {day.off && ', выходной'}
              </span>
            </h3>
            {day.events.map((event) => (
              <p key={event} className="day-event-name">
                {event}
              </p>
            ))}
            {day.dues.length > 0 && (
              <ul className="day-dues">
                {day.dues.map((due) => (
                  <li key={due.key} className={`due due-${due.look}`}>
                    <Link to={due.to} title={due.text}>
                      {due.who !== '' && <strong>{due.who}: </strong>}
                      {due.text}
                    </Link>
                    <span className="due-state">{due.state}</span>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
      <p className="note" style={{ margin: '12px 0 0' }}>
        Серым отмечены выходные и праздники по производственному календарю, цветом – каникулы из календаря событий.
      </p>
    </>
  )
}

function classOf({ off, today, holidays, dues, events }: DayView): string {
  return [
    'day',
    off ? 'day-free' : '',
    holidays ? 'day-vacation' : '',
    today ? 'day-today' : '',
    dues.length + events.length === 0 ? 'day-empty' : '',
  ]
    .filter((name) => name !== '')
    .join(' ')
}
