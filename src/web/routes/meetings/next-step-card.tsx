import { Button, Textarea } from '@mantine/core'
import { Form, useNavigation } from 'react-router'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import type { MeetingPage } from './load-meeting-page.ts'

/** What those who hold the meeting do next, by its state. */
export function NextStepCard(props: MeetingPage) {
  const { meeting } = props
  switch (meeting.state) {
    case 'draft':
      return (
        <Card title="Что дальше">
          <div className="stack">
            <p style={{ margin: 0 }}>
              {meeting.items.length === 0
                ? 'Составьте повестку ниже: программа предложит вопросы по фактам. После этого отправьте приглашения.'
                : 'Повестка есть. После отправки приглашений встречу увидят приглашённые, и каждому уйдёт письмо с записью для календаря.'}
            </p>
            <StepForm {...props} intent="invite" title="Отправить приглашения" main />
            {props.mayBeHeld && <StepForm {...props} intent="hold" title="Уже состоялась, без приглашений" />}
            <details className="rare">
              <summary>Удалить черновик</summary>
              <StepForm {...props} intent="delete" title="Удалить" />
            </details>
          </div>
        </Card>
      )
    case 'invited':
      return (
        <Card title="Что дальше">
          <div className="stack">
            {props.mayBeHeld ? (
              <>
                <p style={{ margin: 0 }}>Когда встреча пройдёт, отметьте её: откроются присутствие и протокол.</p>
                <StepForm {...props} intent="hold" title="Встреча состоялась" main />
              </>
            ) : (
              <p style={{ margin: 0 }}>
                Приглашения отправлены. В день встречи здесь откроются присутствие и протокол.
              </p>
            )}
            <details className="rare">
              <summary>Отменить встречу</summary>
              <Form method="post" className="stack">
                <input type="hidden" name="version" value={meeting.version} />
                <Textarea name="reason" label="Причина: её увидят приглашённые" rows={2} required />
                <div>
                  <Button type="submit" name="intent" value="cancel" variant="default">
                    Отменить встречу
                  </Button>
                </div>
              </Form>
            </details>
          </div>
        </Card>
      )
    case 'held':
      return (
        <Card title="Что дальше">
          <div className="stack">
            {props.missing.length > 0 ? (
              <p style={{ margin: 0 }}>До утверждения протокола осталось заполнить: {props.missing.join(', ')}.</p>
            ) : (
              <AgreeStep {...props} />
            )}
            <p className="note" style={{ margin: 0 }}>
              <a href={paths.meetingMinutes(meeting.id)} download>
                Скачать проект протокола (DOCX)
              </a>
            </p>
          </div>
        </Card>
      )
    case 'agreed':
      return (
        <Card title="Протокол">
          <p>Утверждён {props.agreed}. Он сохранён таким, каким его утвердили, и больше не меняется.</p>
          <MinutesButton id={meeting.id} />
        </Card>
      )
    case 'cancelled':
      return null
    default:
      return meeting.state satisfies never
  }
}

export function MinutesButton({ id }: { id: string }) {
  return (
    <Button component="a" href={paths.meetingMinutes(id)} download>
      Скачать протокол (DOCX)
    </Button>
  )
}

function AgreeStep(props: MeetingPage) {
  const assigned = props.decisions.filter(({ plan }) => plan !== null).length
  const mayNow = props.mayAgree && (assigned === 0 || props.mayAssign)
  if (!mayNow) {
    return (
      <p style={{ margin: 0 }}>
        Протокол заполнен. {assigned > 0 ? 'Его решения становятся поручениями по плану, поэтому у' : 'У'}тверждает его
        руководитель или координатор.
      </p>
    )
  }
  return (
    <>
      <p style={{ margin: 0 }}>
        Протокол заполнен. После утверждения он не меняется
        {assigned > 0 ? `, а решения (${assigned}) становятся исполнениями плана.` : '.'}
      </p>
      <StepForm {...props} intent="agree" title="Утвердить протокол" main />
    </>
  )
}

function StepForm(props: Pick<MeetingPage, 'meeting'> & { intent: string; title: string; main?: boolean }) {
  const sending = useNavigation().formMethod === 'POST'
  return (
    <Form method="post">
      <input type="hidden" name="version" value={props.meeting.version} />
      <Button
        type="submit"
        name="intent"
        value={props.intent}
        loading={sending}
        variant={props.main === true ? 'filled' : 'default'}
      >
        {props.title}
      </Button>
    </Form>
  )
}
