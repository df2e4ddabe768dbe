import { redirect } from 'react-router'
import { findWindow, loadCalendar, procedureBehind } from '#calendar'
import { eventKinds, procedureTitles, schoolYearTitle } from '#calendar/model'
import { enter } from '../../enter.ts'
import { nodeOfRequest } from '../../node-of-request.ts'
import { paths } from '../../paths.ts'
import { readForm } from '../../read-form.ts'
import { PageHead } from '../../ui/page-head.tsx'
import { todayAt } from '../plan/enter-plan.ts'
import type { Route } from './+types/new-event.ts'
import { inPlace, placeOfRequest } from './calendar-address.ts'
import { changeByForm, eventFormSchema, movedIn } from './change-by-form.ts'
import { EventForm } from './event-form.tsx'

export const meta = () => [{ title: 'Событие · Календарь · Объектив' }]

export async function loader(args: Route.LoaderArgs) {
  const visit = await enter(args, 'calendar.edit', nodeOfRequest(args.request))
  const place = placeOfRequest(args.request, await todayAt(visit))
  const search = new URL(args.request.url).searchParams
  const name = search.get('name') ?? ''
  const asked = search.get('kind') ?? ''
  const procedure = procedureBehind(name)
  const calendar = await visit.app.store.read((tx) => loadCalendar(tx, visit.node.path))
  // What is known of the procedure is offered, not taken for granted.
  const window = procedure === undefined ? undefined : findWindow(calendar, procedure, place.year)
  return {
    fields: {
      name: procedure ?? name,
      kind: eventKinds.find((kind) => kind === asked && kind !== 'procedure') ?? 'other',
      start: window?.start ?? '',
      end: window?.end ?? '',
      basis: window?.source.text ?? '',
    },
    title:
      procedure === undefined
        ? name === ''
          ? 'Новое событие'
          : `Назначить дату: ${name}`
        : procedureTitles[procedure],
    named: name !== '',
    yearTitle: schoolYearTitle(place.year),
    place: visit.node.shortName,
    back: inPlace(paths.calendar(), place),
  }
}

export async function action(args: Route.ActionArgs) {
  const visit = await enter(args, 'calendar.edit', nodeOfRequest(args.request))
  const { app, node, person } = visit
  const place = placeOfRequest(args.request, await todayAt(visit))
  const { name, kind, start, end, basis, seen } = await readForm(args.request, eventFormSchema)
  const fields = { name, kind, start, end, basis }
  const draft = { node: node.id, schoolYear: place.year, ...fields }
  const act = { actor: person.id, at: app.clock() }
  const changed = await changeByForm(app.store, act, { kind: 'add', draft }, { seen, fields })
  return 'answer' in changed ? changed.answer : redirect(inPlace(paths.calendar(), place, movedIn(changed)))
}

export default function NewEvent({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <>
      <PageHead
        title={loaderData.title}
        crumbs={[{ title: 'Календарь', to: loaderData.back }]}
        lead={`${loaderData.place}, ${loaderData.yearTitle}`}
      />
      <EventForm
        fields={loaderData.fields}
        fixedName={loaderData.named}
        version={null}
        answer={actionData}
        back={loaderData.back}
      />
    </>
  )
}
