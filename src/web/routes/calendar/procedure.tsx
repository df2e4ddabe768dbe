import { Button, TextInput } from '@mantine/core'
import { data, Form, Link, redirect, useNavigation } from 'react-router'
import { z } from 'zod'
import {
  calendarProblemSentence,
  checkSchoolDates,
  federalWindowsOf,
  findProcedureEvent,
  findWindow,
  listEvents,
  listSchoolDates,
  listSchoolProgress,
  loadCalendar,
  loadStages,
  loadStorageTerm,
  setStageDeadlines,
  setStorageTerm,
  storageTerm,
} from '#calendar'
import {
  gradesText,
  procedureOfSlug,
  procedureTitles,
  schoolYearTitle,
  type Stage,
  type StageKind,
  stageState,
} from '#calendar/model'
import type { IsoDate } from '#kernel/clock'
import { parseWhole } from '#kernel/parse-number'
import { counted, formatDate } from '#kernel/russian-text'
import { listChildren, readSetting } from '#organisations'
import { enter } from '../../enter.ts'
import { nodeOfRequest } from '../../node-of-request.ts'
import { paths } from '../../paths.ts'
import { field, readForm } from '../../read-form.ts'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Pager } from '../../ui/pager.tsx'
import { Source } from '../../ui/source.tsx'
import { daysBetween } from '../plan/days-between.ts'
import { todayAt } from '../plan/enter-plan.ts'
import type { Route } from './+types/procedure.ts'
import { inPlace, placeOfRequest } from './calendar-address.ts'
import { dayOfMoment } from './day-of-moment.ts'
import { stretchWords } from './event-words.ts'
import { SchoolFilter, type SchoolStage, SchoolTable } from './school-table.tsx'
import { StagesCard } from './stages-card.tsx'
import { storageWords } from './storage-words.ts'

export const meta = () => [{ title: 'Процедура · Календарь · Объектив' }]

const pageSize = 100

export async function loader(args: Route.LoaderArgs) {
  const visit = await enter(args, 'calendar.read', nodeOfRequest(args.request))
  const procedure = procedureOfSlug(args.params.procedure)
  if (procedure === undefined) throw data(null, { status: 404 })
  const { node } = visit
  const today = await todayAt(visit)
  const place = placeOfRequest(args.request, today)
  if (node.kind === 'school' && visit.may('calendar.read-schools')) {
    throw redirect(inPlace(paths.schoolProcedure(node.code, args.params.procedure), { ...place, node: '' }))
  }
  const search = new URL(args.request.url).searchParams
  const page = Math.max(1, parseWhole(search.get('page') ?? '') ?? 1)
  const onlyLate = search.get('late') === '1'
  const seesSchools = visit.may('calendar.read-schools')
  const of = { schoolYear: place.year, procedure }
  return visit.app.store.read(async (tx) => {
    const calendar = await loadCalendar(tx, node.path)
    const window = findWindow(calendar, procedure, place.year)
    const timezone = await readSetting(tx, node.path, 'timezone')
    const { stages, version } = await loadStages(tx, { ...of, node: node.id })
    const all =
      seesSchools && node.kind === 'municipality' ? await listSchoolProgress(tx, { ...of, nodePath: node.path }) : []
    const rows = all.map((row) => ({ ...row, states: statesOf(stages, row.marks, today, timezone) }))
    const shown = onlyLate ? rows.filter(({ states }) => states.some(({ state }) => state === 'late')) : rows
    const paged = shown.slice((page - 1) * pageSize, page * pageSize)
    const dates = await listSchoolDates(tx, { ...of, schools: paged.map(({ school }) => school.id) })
    const holidays = (await listEvents(tx, { nodePath: node.path, schoolYear: place.year })).filter(
      ({ kind }) => kind === 'holidays',
    )
    const set = await loadStorageTerm(tx, { ...of, node: node.id })
    const term = storageTerm(set, window)
    return {
      procedure,
      slug: args.params.procedure,
      title: procedureTitles[procedure],
      yearTitle: schoolYearTitle(place.year),
      place: { ...place, name: node.shortName },
      isRegion: node.kind === 'region',
      below:
        node.kind === 'region'
          ? (await listChildren(tx, node.id)).map(({ code, shortName }) => ({ code, shortName }))
          : [],
      mayEdit: visit.may('calendar.edit'),
      seesSchools,
      window: window === undefined ? null : { ...window, words: stretchWords(window.start, window.end) },
      federal: federalWindowsOf(procedure, place.year)
        .filter(({ start, end }) => start !== window?.start || end !== window.end)
        .map((each) => ({ ...each, words: stretchWords(each.start, each.end) })),
      event: (await findProcedureEvent(tx, { ...of, node: node.id }))?.id ?? null,
      stages,
      stagesVersion: version,
      counts: stages.map(({ kind }) => ({
        kind,
        done: rows.filter(({ states }) => isDone(states, kind)).length,
        late: rows.filter(({ states }) => states.some((each) => each.kind === kind && each.state === 'late')).length,
      })),
      schools: rows.length,
      dated: rows.filter(({ works }) => works !== null).length,
      held: rows.reduce((sum, { holds }) => sum + holds, 0),
      lateSchools: rows.filter(({ states }) => states.some(({ state }) => state === 'late')).length,
      onlyLate,
      page,
      total: shown.length,
      rows: paged.map(({ school, states, works, holds }) => ({
        code: school.code,
        name: school.shortName,
        states,
        works,
        holds,
        warnings: checkSchoolDates(dates.get(school.id) ?? [], { ...(window && { window }), holidays }).length,
      })),
      term,
      termWords: term.kind === 'unknown' ? '' : storageWords(daysBetween(today, term.until)),
      setTerm: set ?? null,
    }
  })
}

function statesOf(
  stages: readonly Stage[],
  marks: ReadonlyMap<StageKind, { readonly at: string }>,
  today: IsoDate,
  timezone: string,
): readonly SchoolStage[] {
  return stages.map(({ kind, deadline }) => {
    const mark = marks.get(kind)
    const on = mark === undefined ? undefined : dayOfMoment(mark.at, timezone)
    return { kind, state: stageState(deadline, on, today), on: on ?? null }
  })
}

const isDone = (states: readonly SchoolStage[], kind: StageKind): boolean =>
  states.some((each) => each.kind === kind && each.on !== null)

const formSchema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('stages'),
    version: field,
    materials: field,
    holding: field,
    marking: field,
    upload: field,
  }),
  z.object({ intent: z.literal('term'), version: field, until: field, basis: field }),
])

export async function action(args: Route.ActionArgs) {
  const visit = await enter(args, 'calendar.edit', nodeOfRequest(args.request))
  const procedure = procedureOfSlug(args.params.procedure)
  if (procedure === undefined) throw data(null, { status: 404 })
  const { app, node, person } = visit
  const place = placeOfRequest(args.request, await todayAt(visit))
  const form = await readForm(args.request, formSchema)
  const act = { actor: person.id, at: app.clock() }
  const of = { node: node.id, schoolYear: place.year, procedure, version: parseWhole(form.version) ?? 0 }
  const done = await app.store.write(async (tx) =>
    form.intent === 'stages'
      ? setStageDeadlines(tx, act, { ...of, deadlines: form })
      : setStorageTerm(tx, act, { ...of, until: form.until, basis: form.basis }),
  )
  if (!done.ok) return { intent: form.intent, problem: calendarProblemSentence(done.error) }
  return redirect(inPlace(paths.procedure(args.params.procedure), place))
}

export default function ProcedurePage({ loaderData, actionData }: Route.ComponentProps) {
  const { place } = loaderData
  return (
    <>
      <PageHead
        title={loaderData.title}
        crumbs={[{ title: 'Календарь', to: inPlace(paths.calendar(), place) }]}
        lead={`${place.name}, ${loaderData.yearTitle}`}
      />
      <div className="stack">
        {actionData !== undefined && <Notice tone="late">{actionData.problem}</Notice>}
        <div className="columns">
          <WindowCard {...loaderData} />
          {!loaderData.isRegion && <StorageCard {...loaderData} />}
        </div>
        {!loaderData.isRegion && <StagesCard {...loaderData} />}
        {loaderData.isRegion && loaderData.seesSchools && (
          <Card title="Муниципалитеты">
            <p className="sentence">Этапы, даты школ и хранение работ ведутся в каждом муниципалитете.</p>
            <ul className="list">
              {loaderData.below.map(({ code, shortName }) => (
                <li key={code}>
                  <Link to={inPlace(paths.procedure(loaderData.slug), { ...place, node: code })}>{shortName}</Link>
                </li>
              ))}
            </ul>
          </Card>
        )}
        {!loaderData.isRegion && loaderData.seesSchools && (
          <Card title="Школы">
            <SchoolFilter {...loaderData} />
            <SchoolTable {...loaderData} />
            {loaderData.total > pageSize && (
              <Pager
                page={loaderData.page}
                pageSize={pageSize}
                total={loaderData.total}
                noun={['школа', 'школы', 'школ']}
              />
            )}
          </Card>
        )}
      </div>
    </>
  )
}

type Loaded = Route.ComponentProps['loaderData']

function WindowCard({ window, federal, mayEdit, event, place, procedure }: Loaded) {
  return (
    <Card title="Когда проводится">
      {window === null ? (
        <p className="sentence">Даты не назначены: в источниках системы их нет, и никто их пока не внёс.</p>
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
          {window.note !== null && <p>{window.note}</p>}
          <Source provenance={window.source} />
        </>
      )}
      {federal.map((each) => (
        <div key={each.start}>
          <p>Федеральный период: {each.words}</p>
          <Source provenance={each.source} />
        </div>
      ))}
      {mayEdit && (
        <p style={{ margin: 0 }}>
          <Link to={event === null ? inPlace(paths.newEvent(), place, { name: procedure }) : paths.event(event)}>
            {window === null ? 'Назначить даты' : event === null ? 'Назначить свои даты' : 'Изменить даты'}
          </Link>
        </p>
      )}
    </Card>
  )
}

function StorageCard({ term, termWords, setTerm, mayEdit, held }: Loaded) {
  const sending = useNavigation().formMethod === 'POST'
  return (
    <Card title="Хранение работ">
      {term.kind === 'unknown' ? (
        <p className="sentence">{term.basis}</p>
      ) : (
        <>
          <p className="sentence">
            Хранить до <strong>{formatDate(term.until)}</strong> <Chip>{termWords}</Chip>
          </p>
          <p className="note">{term.basis}</p>
        </>
      )}
      <p className="note">
        {held === 0
          ? 'Запретов на уничтожение нет. Запрет накладывается на странице школы.'
          : `Под запретом на уничтожение: ${counted(held, 'комплект работ', 'комплекта работ', 'комплектов работ')}. Пока запрет не снят, срок хранения не действует.`}
      </p>
      {mayEdit && (
        <details className="rare">
          <summary>{setTerm === null ? 'Установить срок хранения' : 'Изменить срок хранения'}</summary>
          <Form method="post" className="form">
            <input type="hidden" name="version" value={setTerm?.version ?? 0} />
            <TextInput
              type="date"
              name="until"
              label="Хранить до"
              description="Пусто: снова действует расчётный срок"
              defaultValue={setTerm?.until ?? ''}
            />
            <TextInput name="basis" label="Документ" defaultValue={setTerm?.basis ?? ''} maxLength={300} />
            <div>
              <Button type="submit" name="intent" value="term" loading={sending} variant="default">
                Сохранить срок
              </Button>
            </div>
          </Form>
        </details>
      )}
    </Card>
  )
}
