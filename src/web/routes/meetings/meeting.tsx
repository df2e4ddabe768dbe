import { Button } from '@mantine/core'
import { data, Link, redirect } from 'react-router'
import { parseWhole } from '#kernel/parse-number'
import { meetingProblemSentence } from '#meetings'
import { meetingKindTitles, meetingStateTitles } from '#meetings/model'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import type { Route } from './+types/meeting.ts'
import { actOnMeeting } from './act-on-meeting.ts'
import { AgendaCard } from './agenda-card.tsx'
import { AnswerCard } from './answer-card.tsx'
import { AttendanceCard } from './attendance-card.tsx'
import { ClosesCard } from './closes-card.tsx'
import { DecisionsCard } from './decisions-card.tsx'
import { enterMeeting } from './enter-meeting.ts'
import { InvitationsCard } from './invitations-card.tsx'
import { loadMeetingPage } from './load-meeting-page.ts'
import { markRead } from './mark-read.ts'
import { MinutesCard } from './minutes-card.tsx'
import { NextStepCard } from './next-step-card.tsx'
import { toneOf } from './meeting-words.ts'
import { unsavedMinutes } from './unsaved-minutes.ts'

export const meta = () => [{ title: 'Встреча · Объектив' }]

export async function loader(args: Route.LoaderArgs) {
  const found = await enterMeeting(args)
  await markRead(found)
  const page = Math.max(1, parseWhole(new URL(args.request.url).searchParams.get('page') ?? '') ?? 1)
  return loadMeetingPage(found, page)
}

export async function action(args: Route.ActionArgs) {
  const found = await enterMeeting(args)
  const form = await args.request.formData()
  const done = await actOnMeeting(found, form)
  if (done === 'forbidden') throw data(null, { status: 403 })
  if (done === 'unknown') throw data(null, { status: 400 })
  if (!done.ok) return { problem: meetingProblemSentence(done.error), unsaved: unsavedMinutes(found.meeting, form) }
  if (done.value === 'gone') return redirect(paths.meetings())
  const page = new URL(args.request.url).search
  return redirect(paths.meeting(found.meeting.id) + page)
}

export default function MeetingPage({ loaderData, actionData }: Route.ComponentProps) {
  const { meeting, holds, isWithin } = loaderData
  const { state } = meeting
  const beside = loaderData.seats.length > 0 || (holds && state !== 'cancelled')
  const wasHeld = state === 'held' || state === 'agreed'
  return (
    <>
      <PageHead
        title={meeting.title}
        crumbs={[{ title: 'Встречи', to: paths.meetings() }]}
        lead={
          <>
            {meetingKindTitles[meeting.kind]}, {meeting.nodeName}{' '}
            <Chip tone={toneOf(state)}>{meetingStateTitles[state]}</Chip>
          </>
        }
        actions={
          <>
            {state !== 'draft' && (
              <Button component="a" href={paths.meetingIcs(meeting.id)} download variant="default">
                В календарь (ICS)
              </Button>
            )}
            {holds && state !== 'agreed' && state !== 'cancelled' && (
              <Button component={Link} to={paths.meetingEdit(meeting.id)} variant="default">
                Изменить
              </Button>
            )}
          </>
        }
      />
      <div className="stack">
        {actionData !== undefined && (
          <Notice tone="late">
            <p>{actionData.problem}</p>
            {actionData.unsaved.length > 0 && (
              <details className="fold">
                <summary>Ваш текст, который не записан</summary>
                {actionData.unsaved.map(({ title, text }) => (
                  <p key={title} className="meeting-lines">
                    <strong>{title}</strong>
                    {'\n'}
                    {text}
                  </p>
                ))}
              </details>
            )}
          </Notice>
        )}
        {state === 'cancelled' && (
          <Notice tone="look">
            <strong>Встреча отменена.</strong> {meeting.cancelReason}
          </Notice>
        )}
        <div className={beside ? 'columns' : 'stack'}>
          <Facts {...loaderData} />
          {beside && (
            <div className="stack">
              {loaderData.seats.length > 0 && <AnswerCard {...loaderData} />}
              {holds && <NextStepCard {...loaderData} />}
            </div>
          )}
        </div>
        {state === 'agreed' && <ClosesCard {...loaderData} />}
        {state === 'agreed' && <DecisionsCard {...loaderData} />}
        {wasHeld && isWithin && <AttendanceCard key={`a${meeting.version}`} {...loaderData} />}
        {wasHeld && (holds || state === 'agreed') && <MinutesCard key={`m${meeting.version}`} {...loaderData} />}
        {state === 'held' && holds && <DecisionsCard {...loaderData} />}
        {state !== 'agreed' && <AgendaCard key={`g${meeting.version}`} {...loaderData} />}
        {!wasHeld && isWithin && <InvitationsCard {...loaderData} />}
      </div>
    </>
  )
}

function Facts({ meeting, when, audience }: Route.ComponentProps['loaderData']) {
  return (
    <Card title="Когда и где">
      <dl className="facts">
        <dt>Когда</dt>
        <dd>{when}</dd>
        {meeting.place !== '' && (
          <>
            <dt>Место</dt>
            <dd>{meeting.place}</dd>
          </>
        )}
        {meeting.link !== '' && (
          <>
            <dt>Ссылка</dt>
            <dd>
              <a href={meeting.link} rel="noreferrer">
                {meeting.link}
              </a>
            </dd>
          </>
        )}
        <dt>Кто проводит</dt>
        <dd>{meeting.nodeName}</dd>
        {audience !== '' && (
          <>
            <dt>Приглашены</dt>
            <dd>{audience}</dd>
          </>
        )}
      </dl>
    </Card>
  )
}
