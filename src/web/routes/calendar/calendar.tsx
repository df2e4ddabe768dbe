import { Button, NativeSelect } from '@mantine/core'
import { Form, Link } from 'react-router'
import { calendarProcedures, type EntryKind, procedureOfSlug, procedureSlugs } from '#calendar/model'
import { parseWhole } from '#kernel/parse-number'
import { counted, formatDate } from '#kernel/russian-text'
import { enter } from '../../enter.ts'
import { nodeOfRequest } from '../../node-of-request.ts'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { todayAt } from '../plan/enter-plan.ts'
import type { Route } from './+types/calendar.ts'
import { inPlace, placeOfRequest } from './calendar-address.ts'
import { stretchWords } from './event-words.ts'
import { loadCalendarPage } from './load-calendar-page.ts'
import { ProceduresCard } from './procedures-card.tsx'
import { WaitingCard } from './waiting-card.tsx'
import { Legend, Months } from './year-months.tsx'

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
  const today = await todayAt(visit)
  const only = procedureOfSlug(new URL(args.request.url).searchParams.get('procedure') ?? '')
  const moved = parseWhole(new URL(args.request.url).searchParams.get('moved') ?? '')
  return {
    ...(await loadCalendarPage(visit, placeOfRequest(args.request, today), { today, only })),
    moved: moved ?? null,
  }
}

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
        {loaderData.moved !== null && (
          <Notice tone="ok">
            Сохранено.
            {loaderData.moved > 0 &&
              ` Новую контрольную дату ${loaderData.moved === 1 ? 'получило' : 'получили'} ${counted(loaderData.moved, 'исполнение', 'исполнения', 'исполнений')}.`}
          </Notice>
        )}
        <Years {...loaderData} />
        {loaderData.waiting.length + loaderData.undated.length > 0 && (
          <div id="waiting">
            <WaitingCard {...loaderData} />
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
        <ProceduresCard {...loaderData} />
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
