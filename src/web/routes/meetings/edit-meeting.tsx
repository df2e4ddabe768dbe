import { data, redirect } from 'react-router'
import { editMeeting, meetingProblemSentence } from '#meetings'
import { parseWhole } from '#kernel/parse-number'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import type { Route } from './+types/edit-meeting.ts'
import { chooseAudience } from './choose-audience.ts'
import { enterMeeting } from './enter-meeting.ts'
import { MeetingForm } from './meeting-form.tsx'
import { fieldsOf, readMeetingForm } from './read-meeting-form.ts'

export const meta = () => [{ title: 'Изменить встречу · Объектив' }]

export async function loader(args: Route.LoaderArgs) {
  const { visit, meeting, holds, timezone } = await enterMeeting(args)
  if (!holds) throw data(null, { status: 403 })
  if (meeting.state === 'agreed' || meeting.state === 'cancelled') return redirect(paths.meeting(meeting.id))
  return {
    id: meeting.id,
    title: meeting.title,
    version: meeting.version,
    isOut: meeting.state === 'invited',
    fields: fieldsOf(meeting, timezone),
    choice: await visit.app.store.read((tx) => chooseAudience(tx, visit.node)),
  }
}

export async function action(args: Route.ActionArgs) {
  const { visit, meeting, holds, timezone } = await enterMeeting(args)
  if (!holds) throw data(null, { status: 403 })
  const { app, person } = visit
  const form = await args.request.formData()
  const done = await app.store.write((tx) =>
    editMeeting(
      tx,
      { actor: person.id, at: app.clock() },
      {
        meeting: meeting.id,
        version: parseWhole(String(form.get('version') ?? '')) ?? 0,
        head: readMeetingForm(form, timezone),
        url: app.config.origin + paths.meeting(meeting.id),
      },
    ),
  )
  return done.ok ? redirect(paths.meeting(meeting.id)) : { problem: meetingProblemSentence(done.error) }
}

export default function EditMeeting({ loaderData, actionData }: Route.ComponentProps) {
  const { id, title, version, fields, choice, isOut } = loaderData
  return (
    <>
      <PageHead
        title="Изменить встречу"
        crumbs={[
          { title: 'Встречи', to: paths.meetings() },
          { title, to: paths.meeting(id) },
        ]}
      />
      <div className="stack">
        {actionData !== undefined && <Notice tone="late">{actionData.problem}</Notice>}
        <Card>
          <MeetingForm
            key={version}
            fields={fields}
            choice={choice}
            version={version}
            submit="Сохранить"
            {...(isOut
              ? { note: 'Приглашённые получат письмо об изменении; новое время попросит ответить заново.' }
              : {})}
          />
        </Card>
      </div>
    </>
  )
}
