import { Button, NativeSelect } from '@mantine/core'
import { Form, Link } from 'react-router'
import { parseWhole } from '#kernel/parse-number'
import { formatWhen, listMeetings, listMeetingYears, type MeetingsQuestion } from '#meetings'
import {
  meetingKinds,
  meetingKindTitles,
  meetingStates,
  meetingStateTitles,
  type MeetingSummary,
} from '#meetings/model'
import { readSetting } from '#organisations'
import { enter } from '../../enter.ts'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Pager } from '../../ui/pager.tsx'
import { todayAt } from '../plan/enter-plan.ts'
import type { Route } from './+types/meetings.ts'
import { toneOf } from './meeting-words.ts'

export const meta = () => [{ title: 'Встречи · Объектив' }]

const pageSize = 100

export async function loader(args: Route.LoaderArgs) {
  const visit = await enter(args, 'meetings.read', 'home')
  const { node, person } = visit
  const today = await todayAt(visit)
  const search = new URL(args.request.url).searchParams
  const page = Math.max(1, parseWhole(search.get('page') ?? '') ?? 1)
  const kind = meetingKinds.find((each) => each === search.get('kind'))
  const state = meetingStates.find((each) => each === search.get('state'))
  const schoolYear = parseWhole(search.get('year') ?? '')
  const of = search.get('of') === 'below' && node.kind !== 'school' ? 'below' : 'own'
  const mayEdit = visit.may('meetings.edit')
  return visit.app.store.read(async (tx) => {
    const timezone = await readSetting(tx, node.path, 'timezone')
    const question: Omit<MeetingsQuestion, 'part' | 'limit'> = {
      of,
      node: node.id,
      person: person.id,
      drafts: mayEdit,
      ...(kind === undefined ? {} : { kind }),
      ...(state === undefined ? {} : { state }),
      ...(schoolYear === undefined ? {} : { schoolYear }),
    }
    const coming = await listMeetings(tx, { ...question, part: { kind: 'coming', today }, limit: pageSize })
    const past = await listMeetings(tx, {
      ...question,
      part: { kind: 'past', today },
      limit: pageSize,
      offset: (page - 1) * pageSize,
    })
    const row = (meeting: MeetingSummary) => ({
      id: meeting.id,
      title: meeting.title,
      kind: meetingKindTitles[meeting.kind],
      when: formatWhen(meeting.when, timezone),
      place: meeting.place === '' ? meeting.link : meeting.place,
      organiser: meeting.node === node.id ? '' : meeting.nodeName,
      state: meeting.state,
      // Its day is over, and nobody has said that it was held.
      waits: meeting.state === 'invited' && meeting.lastDay < today,
      number: meeting.minutesNumber,
    })
    return {
      place: node.shortName,
      isSchool: node.kind === 'school',
      mayEdit,
      chosen: { kind: kind ?? '', state: state ?? '', year: schoolYear?.toString() ?? '', of },
      years: await listMeetingYears(tx, { node: node.id, person: person.id }),
      coming: coming.meetings.map(row),
      past: past.meetings.map(row),
      total: past.total,
      page,
    }
  })
}

export default function Meetings({ loaderData }: Route.ComponentProps) {
  const { coming, past, chosen } = loaderData
  const isFiltered = chosen.kind !== '' || chosen.state !== '' || chosen.year !== '' || chosen.of === 'below'
  return (
    <>
      <PageHead
        title="Встречи"
        lead={`${loaderData.place}. Совещания, семинары, советы и собрания: повестка, приглашения, присутствие, протокол и решения, которые становятся работой по плану.`}
        actions={
          loaderData.mayEdit && (
            <Button component={Link} to={paths.newMeeting()}>
              Новая встреча
            </Button>
          )
        }
      />
      <Filters {...loaderData} />
      <div className="stack">
        <Card title="Предстоящие">
          {coming.length === 0 ? (
            <p className="empty">{isFiltered ? 'По этому отбору ничего не найдено.' : 'Ближайших встреч нет.'}</p>
          ) : (
            <ul className="list list-folding titles">
              {coming.map((meeting) => (
                <li key={meeting.id}>
                  <div>
                    <h3>
                      <Link to={paths.meeting(meeting.id)}>{meeting.title}</Link>
                    </h3>
                    <p className="note" style={{ margin: 0 }}>
                      {[meeting.kind, meeting.when, meeting.place, meeting.organiser]
                        .filter((part) => part !== '')
                        .join(' · ')}
                    </p>
                  </div>
                  <Chip tone={toneOf(meeting.state)}>{meetingStateTitles[meeting.state]}</Chip>
                </li>
              ))}
            </ul>
          )}
        </Card>
        <Card title="Прошедшие">
          <DataTable
            caption="Прошедшие встречи, последние сверху"
            captionHidden
            rows={past}
            rowKey={({ id }) => id}
            empty={isFiltered ? 'По этому отбору ничего не найдено.' : 'Прошедших встреч пока нет.'}
            columns={[
              {
                title: 'Встреча',
                wide: true,
                cell: (row) => (
                  <>
                    <Link to={paths.meeting(row.id)}>{row.title}</Link>
                    <br />
                    <span className="note">{[row.kind, row.organiser].filter((part) => part !== '').join(' · ')}</span>
                  </>
                ),
              },
              { title: 'Когда', cell: (row) => row.when },
              { title: 'Протокол', cell: (row) => (row.number === null ? '–' : `№\u00a0${row.number}`) },
              {
                title: 'Состояние',
                cell: (row) =>
                  row.waits ? (
                    <Chip tone="look">не отмечена</Chip>
                  ) : (
                    <Chip tone={toneOf(row.state)}>{meetingStateTitles[row.state]}</Chip>
                  ),
              },
            ]}
          />
          {loaderData.total > pageSize && (
            <Pager
              page={loaderData.page}
              pageSize={pageSize}
              total={loaderData.total}
              noun={['встреча', 'встречи', 'встреч']}
            />
          )}
        </Card>
      </div>
    </>
  )
}

function Filters({ chosen, years, isSchool }: Route.ComponentProps['loaderData']) {
  return (
    <Form method="get" className="filters">
      {!isSchool && (
        <NativeSelect
          name="of"
          label="Чьи"
          defaultValue={chosen.of}
          data={[
            { value: 'own', label: 'свои и приглашения' },
            { value: 'below', label: 'встречи школ' },
          ]}
        />
      )}
      <NativeSelect
        name="kind"
        label="Вид"
        defaultValue={chosen.kind}
        data={[
          { value: '', label: 'все' },
          ...meetingKinds.map((value) => ({ value: value as string, label: meetingKindTitles[value] })),
        ]}
      />
      <NativeSelect
        name="state"
        label="Состояние"
        defaultValue={chosen.state}
        data={[
          { value: '', label: 'все' },
          ...meetingStates.map((value) => ({ value: value as string, label: meetingStateTitles[value] })),
        ]}
      />
      <NativeSelect
        name="year"
        label="Учебный год"
        defaultValue={chosen.year}
        data={[
          { value: '', label: 'все' },
          ...years.map((year) => ({ value: String(year), label: `${year}/${year + 1}` })),
        ]}
      />
      <Button type="submit" variant="default">
        Показать
      </Button>
    </Form>
  )
}
