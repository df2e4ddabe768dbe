import { data, redirect } from 'react-router'
import { findEvent } from '#calendar'
import { type CalendarEvent, type EventId, procedureTitles, schoolYearTitle } from '#calendar/model'
import { listPeopleNames } from '#access'
import { parseWhole } from '#kernel/parse-number'
import { readSetting } from '#organisations'
import { enter, type PageArgs } from '../../enter.ts'
import { formatMoment } from '../../format-moment.ts'
import { paths } from '../../paths.ts'
import { readForm } from '../../read-form.ts'
import { PageHead } from '../../ui/page-head.tsx'
import type { Route } from './+types/event.ts'
import { inPlace } from './calendar-address.ts'
import { changeByForm, eventFormSchema, movedIn } from './change-by-form.ts'
import { EventForm } from './event-form.tsx'

export const meta = () => [{ title: 'Событие · Календарь · Объектив' }]

async function enterEvent(args: PageArgs & { params: { event: string } }) {
  const { app } = await enter(args, 'calendar.edit', 'home')
  const event = await app.store.read((tx) => findEvent(tx, args.params.event as EventId))
  if (event === undefined) throw data(null, { status: 404 })
  return { visit: await enter(args, 'calendar.edit', { id: event.node }), event }
}

const fieldsOf = ({ name, kind, start, end, basis }: CalendarEvent) => ({
  name,
  kind,
  start: start ?? '',
  end: end ?? '',
  basis: basis ?? '',
})

export async function loader(args: Route.LoaderArgs) {
  const { visit, event } = await enterEvent(args)
  const { timezone, names } = await visit.app.store.read(async (tx) => ({
    timezone: await readSetting(tx, visit.node.path, 'timezone'),
    names: await listPeopleNames(tx, [event.changedBy]),
  }))
  return {
    title: event.procedure === null ? event.name : procedureTitles[event.procedure],
    isProcedure: event.procedure !== null,
    place: visit.node.shortName,
    yearTitle: schoolYearTitle(event.schoolYear),
    fields: fieldsOf(event),
    version: event.version,
    changed: `${formatMoment(event.changedAt, timezone)}, ${names.get(event.changedBy) ?? 'программа'}`,
    back: inPlace(paths.calendar(), { year: event.schoolYear, node: visit.node.code }),
  }
}

export async function action(args: Route.ActionArgs) {
  const { visit, event } = await enterEvent(args)
  const { app, person } = visit
  const { intent, version, seen, ...typed } = await readForm(args.request, eventFormSchema)
  const seenVersion = parseWhole(version) ?? 0
  const fields = intent === 'remove' ? fieldsOf(event) : typed
  const draft = { node: event.node, schoolYear: event.schoolYear, ...typed }
  const change =
    intent === 'remove'
      ? ({ kind: 'remove', event: event.id, version: seenVersion } as const)
      : ({ kind: 'change', event: event.id, version: seenVersion, draft } as const)
  const changed = await changeByForm(app.store, { actor: person.id, at: app.clock() }, change, { seen, fields })
  if ('answer' in changed) return changed.answer
  return redirect(inPlace(paths.calendar(), { year: event.schoolYear, node: visit.node.code }, movedIn(changed)))
}

export default function EventPage({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <>
      <PageHead
        title={loaderData.title}
        crumbs={[{ title: 'Календарь', to: loaderData.back }]}
        lead={`${loaderData.place}, ${loaderData.yearTitle}. Последнее изменение: ${loaderData.changed}.`}
      />
      <EventForm
        fields={loaderData.fields}
        fixedName={loaderData.isProcedure}
        version={loaderData.version}
        answer={actionData}
        back={loaderData.back}
      />
    </>
  )
}
