import { Link } from 'react-router'
import { schoolPlansToday } from '#plan'
import type { IsoDate } from '#kernel/clock'
import { counted, formatNumber } from '#kernel/russian-text'
import { enter, type PageArgs } from '../../enter.ts'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { mayAnywhere, visitorKey } from '../../visitor.ts'
import { DueCases } from '../cases/due-cases.tsx'
import { loadDueCases } from '../cases/load-due-cases.ts'
import { DueReports } from '../documents/due-reports.tsx'
import { loadDueReports } from '../documents/load-due-reports.ts'
import { DueCheckCard } from '../honours/due-check.tsx'
import { loadDueCheck } from '../honours/load-due-check.ts'
import { ComingMeetings } from '../meetings/coming-meetings.tsx'
import { loadComingMeetings } from '../meetings/load-coming-meetings.ts'
import type { Route } from './+types/today.ts'
import { todayAt } from './enter-plan.ts'
import { loadOwnToday, loadPlaces } from './load-today.ts'
import { PlaceSummaryCard } from './place-summary.tsx'
import { SchoolPlansToday } from './school-plans-today.tsx'
import { TodayCard } from './today-rows.tsx'

export const meta = () => [{ title: 'Сегодня · Объектив' }]

/** Those who carry nothing out come for the summary of the places below. */
function enterToday(args: PageArgs) {
  const sees = mayAnywhere(args.context.get(visitorKey), 'plan.read-executions')
  return enter(args, sees ? 'plan.read-executions' : 'plan.read-summary', 'home')
}

export async function loader(args: Route.LoaderArgs) {
  const visit = await enterToday(args)
  const { node } = visit
  const today = await todayAt(visit)
  const seesExecutions = visit.may('plan.read-executions')
  const carriesOut = visit.may('plan.execute')
  return {
    day: longDay(today),
    place: node.shortName,
    isSchool: node.kind === 'school',
    seesExecutions,
    carriesOut,
    decides: visit.may('plan.accept') || visit.may('plan.accept-own'),
    schoolPlans: {
      ...(await visit.app.store.read((tx) => schoolPlansToday(tx, node.id))),
      maySee: visit.may('plan.review-school-plan') || visit.may('plan.write-school-plan'),
    },
    own: seesExecutions ? await loadOwnToday(visit, today) : undefined,
    places: !carriesOut || node.kind === 'region' ? await loadPlaces(visit, today) : [],
    placesAre: node.kind === 'region' ? ('municipalities' as const) : ('schools' as const),
    meetings: await visit.app.store.read((tx) => loadComingMeetings(tx, visit, today)),
    reports: await loadDueReports(visit, today),
    cases: await loadDueCases(visit),
    honours: await loadDueCheck(visit, today),
  }
}

/** «воскресенье, 22 ноября» */
function longDay(day: IsoDate): string {
  const words = new Intl.DateTimeFormat('ru', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' })
  return words.format(new Date(`${day}T00:00:00Z`))
}

type Loaded = Route.ComponentProps['loaderData']

export default function Today({ loaderData }: Route.ComponentProps) {
  const { own, places, meetings, reports } = loaderData
  const aside = besides(loaderData)
  const nothing = countOwn(own) + aside + places.length === 0
  return (
    <div className="plan-print">
      <PageHead
        title="Сегодня"
        lead={`${capital(loaderData.day)}. ${loaderData.place}. ${summary(own)}`}
        actions={loaderData.carriesOut && <Link to={paths.ownWork()}>Всё, что поручено</Link>}
      />
      {nothing ? (
        <Card>
          <p className="empty">
            <strong>На сегодня всё.</strong>
            <br />
            Просроченного нет, в ближайшие две недели сроков нет, решений никто не ждёт.{' '}
            <Link to={paths.plans()}>Открыть план</Link>
          </p>
        </Card>
      ) : (
        <div className={aside > 0 && countOwn(own) > 0 ? 'columns' : 'stack'}>
          <div className="stack">
            {own !== undefined && <OwnLists {...loaderData} own={own} />}
            <PlaceSummaryCard of={loaderData.placesAre} rows={places} links={loaderData.seesExecutions} />
          </div>
          <div className="stack">
            <SchoolPlansToday {...loaderData.schoolPlans} />
            <DueCases cases={loaderData.cases} isSchool={loaderData.isSchool} />
            <DueCheckCard check={loaderData.honours} />
            <DueReports {...reports} />
            <ComingMeetings meetings={meetings} />
            {own !== undefined && own.lateInSchools.length > 0 && (
              <Card title="Задерживаются в школах">
                <MeasureSums rows={own.lateInSchools} tone="late" />
              </Card>
            )}
          </div>
        </div>
      )}
    </div>
  )
}

type Own = NonNullable<Loaded['own']>

/** The most urgent first: what is overdue, what came back, what others wait for, what comes next. */
function OwnLists({ own, decides, carriesOut }: { own: Own } & Pick<Loaded, 'decides' | 'carriesOut'>) {
  const { totals, links } = own
  return (
    <>
      <TodayCard title="Просрочено" rows={own.late} total={totals.late} to={links.late} />
      <TodayCard
        title={carriesOut ? 'Возвращено вам' : 'Возвращено'}
        rows={own.returned}
        total={totals.returned}
        to={links.returned}
      />
      {totals.toDecide > 0 && (
        <Card
          title={
            <>
              {decides ? 'Ждут вашего решения' : 'Ждут решения'}:{' '}
              <Link to={links.toDecide}>{formatNumber(totals.toDecide)}</Link>
            </>
          }
        >
          <MeasureSums rows={own.toDecideBy} tone="info" />
        </Card>
      )}
      <TodayCard title="Ближайшие две недели" rows={own.soon} total={totals.soon} to={links.soon} />
      {carriesOut && totals.returned + totals.late + totals.soon === 0 && (
        <Notice tone="ok">Своих сроков у вас сейчас нет.</Notice>
      )}
    </>
  )
}

/** One line for a measure, however many schools it is about: it leads to their list, where many are decided at once. */
function MeasureSums({ rows, tone }: { rows: Own['lateInSchools']; tone: 'late' | 'info' }) {
  return (
    <ul className="list titles">
      {rows.map((each) => (
        <li key={each.measure}>
          <div>
            <Link to={each.to}>{each.text}</Link>
            <p className="note" style={{ margin: 0 }}>
              {each.number !== null && `п. ${each.number} · `}
              {each.oldest === '' ? 'без даты' : `самый ранний срок ${each.oldest}`}
            </p>
          </div>
          <Chip tone={tone}>{counted(each.count, 'исполнение', 'исполнения', 'исполнений')}</Chip>
        </li>
      ))}
    </ul>
  )
}

function countOwn(own: Loaded['own']): number {
  return own === undefined ? 0 : own.totals.late + own.totals.soon + own.totals.returned + own.totals.toDecide
}

function besides({ own, meetings, reports, cases, honours, schoolPlans }: Loaded): number {
  const plans = schoolPlans.maySee ? schoolPlans.waiting.length + schoolPlans.owed.length : 0
  const papers =
    meetings.length + reports.toWrite.length + reports.toDecide.length + cases.length + (honours === undefined ? 0 : 1)
  return (own?.lateInSchools.length ?? 0) + plans + papers
}

function summary(own: Loaded['own']): string {
  if (own === undefined) return 'Ход планов в числах.'
  const all = countOwn(own)
  if (all === 0) return 'Срочных дел нет.'
  const { late, returned, toDecide } = own.totals
  const parts = [
    late > 0 ? `просрочено ${formatNumber(late)}` : '',
    returned > 0 ? `возвращено ${formatNumber(returned)}` : '',
    toDecide > 0 ? `ждут решения ${formatNumber(toDecide)}` : '',
  ].filter((part) => part !== '')
  return `${counted(all, 'дело', 'дела', 'дел')}${parts.length === 0 ? '' : `: ${parts.join(', ')}`}.`
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('ru') + text.slice(1)
