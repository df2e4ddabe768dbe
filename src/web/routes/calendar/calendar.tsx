import { Button, NativeSelect } from '@mantine/core'
import { Form, Link } from 'react-router'
import {
  findEventMeant,
  findWindow,
  listCalendarEvents,
  listEvents,
  listSchoolDays,
  listSchoolProgress,
  loadCalendar,
  loadStages,
  procedureBehind,
} from '#calendar'
import {
  calendarProcedures,
  type CalendarProcedure,
  type EntryKind,
  procedureOfSlug,
  procedureSlugs,
  procedureTitles,
  schoolYearOf,
  schoolYearTitle,
  stageState,
  stretchOfSchoolYear,
} from '#calendar/model'
import { russianWorkingDays } from '#deadlines'
import { counted, formatDate } from '#kernel/russian-text'
import { listWaitingEvents } from '#plan'
import { enter } from '../../enter.ts'
import { nodeOfRequest } from '../../node-of-request.ts'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { todayAt } from '../plan/enter-plan.ts'
import { monthTitle } from '../plan/plan-words.ts'
import type { Route } from './+types/calendar.ts'
import { type CalendarPlace, inPlace, placeOfRequest } from './calendar-address.ts'
import { shortStretch, stretchWords } from './event-words.ts'
import { knownUntil, monthsOfYear } from './months-of-year.ts'

export const meta = () => [{ title: 'Календарь · Объектив' }]

/** What people read for each kind of entry. */
const entryTitles: Readonly<Record<EntryKind, string>> = {
  federal: 'Федеральный период',
  procedure: 'Период процедуры',
  diagnostics: 'Своя диагностика',
  holidays: 'Каникулы',
  study: 'Учебный год',
  other: 'Событие',
  school: 'Дата школы',
  stage: 'Срок этапа',
}

export async function loader(args: Route.LoaderArgs) {
  const visit = await enter(args, 'calendar.read', nodeOfRequest(args.request))
  const { node } = visit
  const today = await todayAt(visit)
  const place = placeOfRequest(args.request, today)
  const only = procedureOfSlug(new URL(args.request.url).searchParams.get('procedure') ?? '')
  const mayEdit = visit.may('calendar.edit')
  const seesSchools = visit.may('calendar.read-schools')
  return visit.app.store.read(async (tx) => {
    const all = await listCalendarEvents(tx, node.id, stretchOfSchoolYear(place.year))
    const wanted = (procedure: CalendarProcedure | null): boolean => only === undefined || procedure === only
    const entries = all.filter(({ procedure }) => procedure === null || wanted(procedure))
    const days = seesSchools ? await listSchoolDays(tx, { nodePath: node.path, schoolYear: place.year }) : []
    const held = new Set(days.filter(({ procedure }) => wanted(procedure)).map(({ date }) => date))
    const own = await listEvents(tx, { nodePath: node.path, schoolYear: place.year })
    const calendar = await loadCalendar(tx, node.path)
    const waiting = seesSchools ? await listWaitingEvents(tx, node.id) : []
    const editable = new Set(mayEdit ? own.filter((event) => event.node === node.id).map(({ id }) => id as string) : [])
    const procedures = await Promise.all(
      calendarProcedures
        .filter((procedure) => only === undefined || procedure === only)
        .map(async (procedure) => {
          const window = findWindow(calendar, procedure, place.year)
          const of = { schoolYear: place.year, procedure }
          const { stages } = await loadStages(tx, { ...of, node: municipalityOf(node) })
          const rows = seesSchools ? await listSchoolProgress(tx, { ...of, nodePath: node.path }) : []
          const isLate = ({ marks }: (typeof rows)[number]): boolean =>
            // A mark, early or late, ends the lateness, so its day does not matter here.
            stages.some(({ kind, deadline }) => !marks.has(kind) && stageState(deadline, undefined, today) === 'late')
          const late = rows.filter(isLate).length
          return {
            procedure,
            slug: procedureSlugs[procedure],
            days: stretchOfDays(days.filter((day) => day.procedure === procedure).map(({ date }) => date)),
            dates: window === undefined ? null : stretchWords(window.start, window.end),
            source: window?.source.text ?? null,
            dated: rows.filter(({ works }) => works !== null).length,
            schools: rows.length,
            late,
            works: node.kind === 'school' ? (rows[0]?.works?.count ?? 0) : 0,
          }
        }),
    )
    return {
      place: { ...place, name: node.shortName },
      isSchool: node.kind === 'school',
      current: schoolYearOf(today),
      yearTitle: schoolYearTitle(place.year),
      only: only === undefined ? '' : procedureSlugs[only],
      mayEdit,
      seesSchools,
      months: monthsOfYear(place.year, entries, held, today),
      entries: entries.map((entry) => ({
        ...entry,
        source: entry.source,
        to: entry.key.startsWith('event-') && editable.has(entry.key.slice(6)) ? paths.event(entry.key.slice(6)) : null,
      })),
      undated: own
        .filter(({ start }) => start === null)
        .map(({ id, name }) => ({ id, name, mayEdit: editable.has(id) })),
      waiting: waiting.map(({ event, executions, measures, period }) => {
        const procedure = procedureBehind(event)
        const year = Math.max(schoolYearOf(period.start), Math.min(schoolYearOf(today), schoolYearOf(period.end)))
        const meant = year === place.year ? findEventMeant(own, node.id, event) : undefined
        return { event, executions, measures, procedure: procedure ?? null, year, meant: meant?.id ?? null }
      }),
      procedures,
      code: node.code,
      daysOffSource: russianWorkingDays.source.split('; ').filter((act) => actOfYear(act, place.year)),
      knownUntil: knownUntil(place.year),
    }
  })
}

function stretchOfDays(days: readonly string[]): string | null {
  const [first, last] = [days[0], days.at(-1)]
  return first === undefined || last === undefined ? null : stretchWords(first, last)
}

const municipalityOf = (node: { id: string; kind: string; parentId: string | null }) =>
  (node.kind === 'school' ? node.parentId : node.id) as Parameters<typeof loadStages>[1]['node']

/** The act of the autumn before a year sets its days off. */
const actOfYear = (act: string, year: number): boolean => act.includes(`.${year - 1} №`) || act.includes(`.${year} №`)

type Loaded = Route.ComponentProps['loaderData']

export default function CalendarPage({ loaderData }: Route.ComponentProps) {
  const { place, mayEdit } = loaderData
  return (
    <>
      <PageHead
        title="Календарь"
        lead={`${place.name}, ${loaderData.yearTitle}: процедуры, каникулы и события, от которых зависят сроки планов.`}
        actions={mayEdit && <Link to={inPlace(paths.newEvent(), place)}>Добавить событие</Link>}
      />
      <div className="stack">
        <Years {...loaderData} />
        {loaderData.waiting.length + loaderData.undated.length > 0 && (
          <div id="waiting">
            <Waiting {...loaderData} />
          </div>
        )}
        <Card title="Учебный год">
          <Months months={loaderData.months} entries={loaderData.entries} />
          <Legend />
          {loaderData.knownUntil !== null && (
            <p className="note">
              Производственный календарь известен до {formatDate(loaderData.knownUntil)} Дальше отмечены только субботы
              и воскресенья.
            </p>
          )}
          {loaderData.daysOffSource.length > 0 && (
            <p className="note">Нерабочие дни: {loaderData.daysOffSource.join('; ')}.</p>
          )}
        </Card>
        <Procedures {...loaderData} />
        <Card title="Те же события списком">
          <EntryTable {...loaderData} />
        </Card>
      </div>
    </>
  )
}

function Years({ place, current, only, isSchool }: Loaded) {
  return (
    <Form method="get" className="filters no-print">
      {place.node !== '' && <input type="hidden" name="node" value={place.node} />}
      <NativeSelect
        name="year"
        label="Учебный год"
        defaultValue={String(place.year)}
        data={[current - 2, current - 1, current, current + 1].map((year) => ({
          value: String(year),
          label: `${year}/${year + 1}`,
        }))}
      />
      <NativeSelect
        name="procedure"
        label="Процедура"
        defaultValue={only}
        data={[
          { value: '', label: isSchool ? 'все' : 'все процедуры' },
          ...calendarProcedures.map((procedure) => ({ value: procedureSlugs[procedure], label: procedure })),
        ]}
      />
      <Button type="submit" variant="default">
        Показать
      </Button>
    </Form>
  )
}

/** Work of plans that has no date because nobody has dated its event. */
function Waiting({ waiting, undated, mayEdit, isSchool, code, place }: Loaded) {
  return (
    <Card title="Что ждёт даты">
      <ul className="list list-folding">
        {waiting.map((each) => (
          <li key={each.event}>
            <div>
              <h3>{upperFirst(each.event)}</h3>
              <p className="note" style={{ margin: 0 }}>
                Без контрольной даты {counted(each.executions, 'исполнение', 'исполнения', 'исполнений')}:{' '}
                {each.measures.slice(0, 3).map(({ plan, id, text }, index) => (
                  <span key={id}>
                    {index > 0 && '; '}
                    <Link to={paths.measure(plan, id)}>{text}</Link>
                  </span>
                ))}
                {each.measures.length > 3 && ` и ещё ${each.measures.length - 3}`}
              </p>
            </div>
            {mayEdit ? (
              <Link className="button-link" to={dateAddress(each, place)}>
                Назначить дату
              </Link>
            ) : (
              isSchool &&
              each.procedure !== null && (
                <Link
                  className="button-link"
                  to={inPlace(paths.schoolProcedure(code, procedureSlugs[each.procedure]), {
                    ...place,
                    year: each.year,
                  })}
                >
                  Ввести даты школы
                </Link>
              )
            )}
          </li>
        ))}
        {undated.map((each) => (
          <li key={each.id}>
            <div>
              <h3>{each.name}</h3>
              <p className="note" style={{ margin: 0 }}>
                Событие названо, дат у него пока нет.
              </p>
            </div>
            {each.mayEdit && (
              <Link className="button-link" to={paths.event(each.id)}>
                Назначить дату
              </Link>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function dateAddress(
  { event, meant, year }: { event: string; meant: string | null; year: number },
  place: CalendarPlace,
): string {
  return meant === null ? inPlace(paths.newEvent(), { ...place, year }, { name: event }) : paths.event(meant)
}

/** A day of another month. */
const empty = ' '

const weekdays = ['пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'вс']

/** The grid repeats for the eye what the list says in words, so readers of screens are spared it. */
function Months({ months, entries }: Pick<Loaded, 'months' | 'entries'>) {
  return (
    <ol className="year">
      {months.map(({ month, weeks }) => {
        const inMonth = entries.filter(({ start, end }) => start.slice(0, 7) <= month && end.slice(0, 7) >= month)
        return (
          <li key={month}>
            <h3>{monthTitle(month)}</h3>
            <table className="month" aria-hidden="true">
              <thead>
                <tr>
                  {weekdays.map((weekday) => (
                    <th key={weekday}>{weekday}</th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {weeks.map((week, index) => (
                  <tr key={index}>
                    {week.map((day, weekday) =>
                      day === 'none' ? (
                        <td key={weekday}>{empty}</td>
                      ) : (
                        <td key={weekday} className={dayClass(day)}>
                          {day.day}
                        </td>
                      ),
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
            {inMonth.length > 0 && (
              <ul className="month-entries">
                {inMonth.slice(0, perMonth).map((entry) => (
                  <li key={entry.key}>
                    <span className="month-days">{shortStretch(entry.start, entry.end)}</span> {entry.title}
                  </li>
                ))}
                {inMonth.length > perMonth && <li className="note">и ещё {inMonth.length - perMonth} в списке ниже</li>}
              </ul>
            )}
          </li>
        )
      })}
    </ol>
  )
}

const perMonth = 5

function dayClass({ isOff, isToday, mark }: Exclude<Loaded['months'][number]['weeks'][number][number], 'none'>) {
  return [isOff ? 'day-off' : '', isToday ? 'day-today' : '', mark === 'none' ? '' : `day-${mark}`]
    .filter((part) => part !== '')
    .join(' ')
}

function Legend() {
  return (
    <p className="note year-legend" aria-hidden="true">
      <span>
        <i className="day-window" /> период процедуры
      </span>
      <span>
        <i className="day-deadline" /> дата школы, срок этапа
      </span>
      <span>
        <i className="day-event" /> своё событие
      </span>
      <span>
        <i className="day-holidays" /> каникулы
      </span>
      <span>
        <i className="day-off">8</i> нерабочий день
      </span>
    </p>
  )
}

/** Procedures of which something is known; the others are only named, so that they can be opened. */
function Procedures({ procedures, place, isSchool, seesSchools }: Loaded) {
  const known = procedures.filter(({ dates, dated }) => dates !== null || dated > 0)
  const unknown = procedures.filter((procedure) => !known.includes(procedure))
  return (
    <Card title="Процедуры года">
      {known.length > 0 && (
        <DataTable
          caption="Процедуры года"
          captionHidden
          rows={known}
          rowKey={({ slug }) => slug}
          columns={[
            {
              title: 'Процедура',
              cell: ({ procedure, slug }) => (
                <Link to={inPlace(paths.procedure(slug), place)}>{shortTitle(procedure)}</Link>
              ),
            },
            { title: 'Когда', cell: ({ dates }) => dates ?? 'даты не назначены' },
            { title: 'Откуда даты', wide: true, cell: ({ source }) => <span className="note">{source ?? '–'}</span> },
            ...(isSchool && seesSchools
              ? [
                  {
                    title: 'В школе',
                    cell: ({ works, late }: Loaded['procedures'][number]) => (
                      <>
                        {works === 0 ? 'даты не введены' : counted(works, 'работа', 'работы', 'работ')}
                        {late > 0 && (
                          <>
                            <br />
                            <Chip tone="late">срок этапа прошёл</Chip>
                          </>
                        )}
                      </>
                    ),
                  },
                ]
              : []),
            ...(isSchool || !seesSchools
              ? []
              : [
                  {
                    title: 'Школы',
                    cell: ({ dated, schools, days }: Loaded['procedures'][number]) => (
                      <>
                        даты ввели {dated} из {schools}
                        {days !== null && (
                          <>
                            <br />
                            <span className="note">{days}</span>
                          </>
                        )}
                      </>
                    ),
                  },
                  {
                    title: 'Этапы',
                    cell: ({ late }: Loaded['procedures'][number]) =>
                      late === 0 ? '' : <Chip tone="late">опаздывают: {late}</Chip>,
                  },
                ]),
          ]}
        />
      )}
      {unknown.length > 0 && (
        <p style={{ margin: known.length > 0 ? '12px 0 0' : 0 }}>
          Даты не назначены:{' '}
          {unknown.map(({ procedure, slug }, index) => (
            <span key={slug}>
              {index > 0 && ', '}
              <Link to={inPlace(paths.procedure(slug), place)}>{procedure}</Link>
            </span>
          ))}
          .
        </p>
      )}
    </Card>
  )
}

const shortTitle = (procedure: CalendarProcedure): string =>
  procedure === procedureTitles[procedure] ? procedure : `${procedure}: ${lowerFirst(procedureTitles[procedure])}`

const upperFirst = (text: string): string => text.charAt(0).toLocaleUpperCase('ru') + text.slice(1)

const lowerFirst = (text: string): string => text.charAt(0).toLocaleLowerCase('ru') + text.slice(1)

function EntryTable({ entries }: Pick<Loaded, 'entries'>) {
  return (
    <DataTable
      caption="События учебного года"
      captionHidden
      rows={entries}
      rowKey={({ key }) => key}
      empty="В этом учебном году событий пока нет."
      columns={[
        { title: 'Когда', cell: ({ start, end }) => stretchWords(start, end) },
        {
          title: 'Что',
          wide: true,
          cell: ({ title, to }) => (to === null ? title : <Link to={to}>{title}</Link>),
        },
        { title: 'Вид', cell: ({ kind }) => entryTitles[kind] },
        { title: 'Откуда дата', wide: true, cell: ({ source }) => <span className="note">{source ?? ''}</span> },
      ]}
    />
  )
}
