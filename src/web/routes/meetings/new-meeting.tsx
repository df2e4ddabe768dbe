import { redirect } from 'react-router'
import { createMeeting, meetingProblemSentence } from '#meetings'
import { readSetting } from '#organisations'
import { enter } from '../../enter.ts'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import type { Route } from './+types/new-meeting.ts'
import { chooseAudience } from './choose-audience.ts'
import { MeetingForm } from './meeting-form.tsx'
import { readMeetingForm } from './read-meeting-form.ts'

export const meta = () => [{ title: 'Новая встреча · Объектив' }]

export async function loader(args: Route.LoaderArgs) {
  const { app, node } = await enter(args, 'meetings.edit', 'home')
  return app.store.read(async (tx) => ({
    place: node.shortName,
    choice: await chooseAudience(tx, node),
    kind: node.kind === 'school' ? ('pedagogical-council' as const) : ('heads' as const),
  }))
}

export async function action(args: Route.ActionArgs) {
  const { app, node, person } = await enter(args, 'meetings.edit', 'home')
  const form = await args.request.formData()
  const made = await app.store.write(async (tx) => {
    const head = readMeetingForm(form, await readSetting(tx, node.path, 'timezone'))
    return createMeeting(tx, { actor: person.id, at: app.clock() }, { node: node.id, head })
  })
  return made.ok ? redirect(paths.meeting(made.value)) : { problem: meetingProblemSentence(made.error) }
}

export default function NewMeeting({ loaderData, actionData }: Route.ComponentProps) {
  const { choice, kind } = loaderData
  const roles = choice.isSchool ? (['teacher'] as const) : (['school-head'] as const)
  const scope = choice.isSchool ? 'own' : 'all-schools'
  return (
    <>
      <PageHead
        title="Новая встреча"
        crumbs={[{ title: 'Встречи', to: paths.meetings() }]}
        lead={`${loaderData.place}. Пока вы не отправите приглашения, встречу видите только вы и ваши коллеги. Повестку программа предложит на следующей странице.`}
      />
      <div className="stack">
        {actionData !== undefined && <Notice tone="late">{actionData.problem}</Notice>}
        <Card>
          <MeetingForm
            fields={{
              kind,
              title: '',
              day: '',
              lastDay: '',
              from: '',
              to: '',
              place: '',
              link: '',
              audience: { roles, scope, schools: [], people: [], guests: [] },
            }}
            choice={choice}
            version={0}
            submit="Создать и перейти к повестке"
          />
        </Card>
      </div>
    </>
  )
}
