import { data, Form, redirect, useNavigation } from 'react-router'
import { listPeopleNames } from '#access'
import {
  checkSchoolDates,
  findWindow,
  linesOfForm,
  listEvents,
  listHolds,
  listSchoolProgress,
  listStoredWorks,
  loadCalendar,
  loadSchoolSchedule,
  loadStages,
  loadStorageTerm,
  storageTerm,
  suggestedLines,
} from '#calendar'
import { gradesText, procedureOfSlug, procedureTitles, schoolYearTitle, stageState, stageTitles } from '#calendar/model'
import type { FederalCode } from '#organisations/model'
import { readSetting } from '#organisations'
import type { NodeId } from '#organisations/model'
import { enter } from '../../enter.ts'
import { formatMoment } from '../../format-moment.ts'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Source } from '../../ui/source.tsx'
import { daysBetween } from '../plan/days-between.ts'
import { todayAt } from '../plan/enter-plan.ts'
import { formatDay } from '../plan/plan-words.ts'
import type { Route } from './+types/school-procedure.ts'
import { actOnSchool } from './act-on-school.ts'
import { AffectedCard } from './affected-card.tsx'
import { inPlace, placeOfRequest } from './calendar-address.ts'
import { dayOfMoment } from './day-of-moment.ts'
import { stretchWords } from './event-words.ts'
import { SchoolDatesForm } from './school-dates-form.tsx'
import { StageChip } from './stage-chip.tsx'
import { StorageCard } from './storage-card.tsx'
import { storageWords } from './storage-words.ts'

export const meta = () => [{ title: 'Процедура в школе · Календарь · Объектив' }]

export async function loader(args: Route.LoaderArgs) {
  const { visit, of, municipality, today, place } = await enterSchool(args, 'calendar.read-schools')
  const { node } = visit
  return visit.app.store.read(async (tx) => {
    const calendar = await loadCalendar(tx, node.path)
    const window = findWindow(calendar, of.procedure, of.schoolYear)
    const schedule = await loadSchoolSchedule(tx, of)
    const events = await listEvents(tx, { nodePath: node.path, schoolYear: of.schoolYear })
    const holidays = events.filter(({ kind }) => kind === 'holidays')
    const { stages } = await loadStages(tx, { ...of, node: municipality })
    const [progress] = await listSchoolProgress(tx, { ...of, nodePath: node.path })
    const term = storageTerm(await loadStorageTerm(tx, { ...of, node: municipality }), window)
    const stored = await listStoredWorks(tx, of)
    const holds = await listHolds(tx, of)
    const timezone = await readSetting(tx, node.path, 'timezone')
    const names = await listPeopleNames(
      tx,
      holds.flatMap(({ laidBy, lifted }) => [laidBy, ...(lifted === null ? [] : [lifted.by])]),
    )
    const who = (id: string): string => names.get(id) ?? 'программа'
    return {
      slug: args.params.procedure,
      title: procedureTitles[of.procedure],
      school: node.shortName,
      code: node.code,
      yearTitle: schoolYearTitle(of.schoolYear),
      place,
      mayEnter: visit.may('calendar.edit-own'),
      mayHold: visit.may('calendar.hold'),
      window: window === undefined ? null : { ...window, words: stretchWords(window.start, window.end) },
      version: schedule.version,
      dates: schedule.dates,
      lines: linesOfForm(schedule.dates, suggestedLines(of.procedure, window?.grades ?? null)),
      warnings: checkSchoolDates(schedule.dates, { ...(window && { window }), holidays }),
      stages: stages.map(({ kind, deadline }) => {
        const mark = progress?.marks.get(kind)
        const on = mark === undefined ? undefined : dayOfMoment(mark.at, timezone)
        return { kind, deadline, state: stageState(deadline, on, today), on: on ?? null }
      }),
      term,
      termWords: term.kind === 'unknown' ? '' : storageWords(daysBetween(today, term.until)),
      termOver: term.kind !== 'unknown' && term.until < today,
      works: stored.map(({ grade, subject, date, hold }) => ({
        grade,
        subject,
        date,
        held: date !== null && date <= today,
        hold:
          hold === null
            ? null
            : {
                id: hold.id,
                reason: hold.reason,
                told: `${formatMoment(hold.laidAt, timezone)}, ${who(hold.laidBy)}`,
              },
      })),
      lifted: holds.flatMap(({ id, grade, subject, reason, lifted }) =>
        lifted === null
          ? []
          : [
              {
                id,
                grade,
                subject,
                reason,
                why: lifted.reason,
                told: `${formatMoment(lifted.at, timezone)}, ${who(lifted.by)}`,
              },
            ],
      ),
    }
  })
}

async function enterSchool(
  args: Route.LoaderArgs | Route.ActionArgs,
  right: 'calendar.read-schools' | 'calendar.edit-own',
) {
  const visit = await enter(args, right, { code: args.params.school as FederalCode })
  const procedure = procedureOfSlug(args.params.procedure)
  if (procedure === undefined || visit.node.kind !== 'school') throw data(null, { status: 404 })
  const today = await todayAt(visit)
  const place = placeOfRequest(args.request, today)
  const of = { school: visit.node.id, schoolYear: place.year, procedure }
  return { visit, of, municipality: visit.node.parentId as NodeId, today, place: { ...place, node: '' } }
}

export async function action(args: Route.ActionArgs) {
  const { visit, of, place } = await enterSchool(args, 'calendar.edit-own')
  const done = await actOnSchool(visit, of, args.request)
  if (done === 'forbidden') throw data(null, { status: 403 })
  if (done !== 'done') return done
  return redirect(inPlace(paths.schoolProcedure(visit.node.code, args.params.procedure), place))
}

export default function SchoolProcedure({ loaderData, actionData }: Route.ComponentProps) {
  const { place, slug } = loaderData
  return (
    <>
      <PageHead
        title={loaderData.school}
        crumbs={[
          { title: 'Календарь', to: inPlace(paths.calendar(), place) },
          { title: loaderData.title, to: inPlace(paths.procedure(slug), place) },
        ]}
        lead={`${loaderData.title}, ${loaderData.yearTitle}`}
      />
      <div className="stack">
        {actionData?.problem !== undefined && <Notice tone="late">{actionData.problem}</Notice>}
        {actionData?.preview !== undefined && actionData.preview.moved > 0 && (
          <AffectedCard preview={actionData.preview} />
        )}
        <div className="columns">
          <WindowCard {...loaderData} />
          <StagesCard {...loaderData} />
        </div>
        <Card title="Даты школы">
          {loaderData.mayEnter ? (
            <SchoolDatesForm
              lines={actionData?.lines ?? loaderData.lines}
              version={loaderData.version}
              warnings={actionData?.warnings ?? loaderData.warnings}
              seen={actionData?.preview?.fingerprint}
            />
          ) : (
            <DatesTable {...loaderData} />
          )}
        </Card>
        <StorageCard {...loaderData} />
      </div>
    </>
  )
}

type Loaded = Route.ComponentProps['loaderData']

function WindowCard({ window }: Loaded) {
  return (
    <Card title="Когда проводится">
      {window === null ? (
        <p className="sentence">Период проведения пока не назначен. Даты школы можно ввести и раньше.</p>
      ) : (
        <>
          <p className="sentence">
            <strong>{window.words}</strong>
          </p>
          {window.grades !== null && (
            <p>
              Участвуют {gradesText(window.grades)} классы <span className="note">({window.gradesSource})</span>
            </p>
          )}
          <Source provenance={window.source} />
        </>
      )}
    </Card>
  )
}

function StagesCard({ stages, mayEnter }: Loaded) {
  const sending = useNavigation().formMethod === 'POST'
  return (
    <Card title="Этапы в школе">
      <ul className="list">
        {stages.map(({ kind, deadline, state, on }) => (
          <li key={kind}>
            <div>
              <h3>{stageTitles[kind]}</h3>
              <p className="note" style={{ margin: 0 }}>
                {deadline === null ? 'срок не назначен' : `срок ${formatDay(deadline)}`}
              </p>
            </div>
            <div className="stage-side">
              <StageChip state={state} on={on} />
              {mayEnter && (
                <Form method="post">
                  <input type="hidden" name="stage" value={kind} />
                  <button
                    className="link-button"
                    type="submit"
                    name="intent"
                    value={on === null ? 'mark' : 'unmark'}
                    disabled={sending}
                    aria-label={`${on === null ? 'Отметить' : 'Снять отметку'}: ${stageTitles[kind]}`}
                  >
                    {on === null ? 'Отметить' : 'Снять отметку'}
                  </button>
                </Form>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function DatesTable({ dates, warnings }: Loaded) {
  return (
    <DataTable
      caption="Даты школы"
      captionHidden
      rows={dates}
      rowKey={({ grade, subject }) => `${grade} ${subject}`}
      empty="Школа ещё не ввела свои даты."
      columns={[
        { title: 'Класс', cell: ({ grade }) => grade },
        { title: 'Предмет', cell: ({ subject }) => subject },
        { title: 'Дата', cell: ({ date }) => formatDay(date) },
        {
          title: 'Проверить',
          wide: true,
          cell: ({ grade, subject }) =>
            warnings
              .filter((each) => each.grade === grade && each.subject === subject)
              .map(({ sentence }) => sentence)
              .join(' '),
        },
      ]}
    />
  )
}
