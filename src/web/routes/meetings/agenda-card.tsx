import { Button, Textarea, TextInput } from '@mantine/core'
import { Form } from 'react-router'
import { type AgendaProposal, proposalTitles } from '#meetings/model'
import { counted } from '#kernel/russian-text'
import { Card } from '../../ui/card.tsx'
import type { MeetingPage } from './load-meeting-page.ts'

/** The agenda as everybody reads it; those who hold the meeting put it together here, from facts and by hand. */
export function AgendaCard({ meeting, holds, proposals }: MeetingPage) {
  const edits = holds && meeting.state !== 'agreed' && meeting.state !== 'cancelled'
  const total = meeting.items.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0)
  return (
    <Card title="Повестка">
      {meeting.items.length === 0 ? (
        <p className="note">{edits ? 'Вопросов пока нет: отметьте предложенные или впишите свои.' : 'Повестки нет.'}</p>
      ) : (
        <ol className="meeting-agenda">
          {meeting.items.map((item) => (
            <li key={item.id}>
              {item.text}
              {(item.speaker !== '' || item.minutes !== null) && (
                <span className="note">
                  {' '}
                  {[item.speaker, item.minutes === null ? '' : `${item.minutes}\u00a0мин`]
                    .filter((part) => part !== '')
                    .join(', ')}
                </span>
              )}
            </li>
          ))}
        </ol>
      )}
      {total > 0 && <p className="note">Всего {counted(total, 'минута', 'минуты', 'минут')}.</p>}
      {edits && (
        <div className="stack">
          {proposals.length > 0 && <Proposals meeting={meeting} proposals={proposals} />}
          <details className="fold" open={meeting.items.length === 0}>
            <summary>{meeting.items.length === 0 ? 'Вписать вопросы' : 'Изменить повестку'}</summary>
            <AgendaForm meeting={meeting} />
          </details>
        </div>
      )}
    </Card>
  )
}

function Proposals({ meeting, proposals }: Pick<MeetingPage, 'meeting' | 'proposals'>) {
  const groups = [...Map.groupBy(proposals, ({ from }) => from)]
  return (
    <details className="fold" open={meeting.state === 'draft'}>
      <summary>Предложения по фактам: {proposals.length}</summary>
      <Form method="post" className="stack" style={{ marginTop: 12 }}>
        <input type="hidden" name="version" value={meeting.version} />
        {groups.map(([from, own]) => (
          <fieldset key={from} className="choice">
            <legend>{proposalTitles[from]}</legend>
            {own.map((proposal) => (
              <ProposalTick key={proposal.key} proposal={proposal} />
            ))}
          </fieldset>
        ))}
        <div>
          <Button type="submit" name="intent" value="take" variant="default">
            Взять отмеченное в повестку
          </Button>
        </div>
      </Form>
    </details>
  )
}

const ProposalTick = ({ proposal: { key, text, reason } }: { proposal: AgendaProposal }) => (
  <label>
    <input type="checkbox" name="proposal" value={key} />
    <span>
      {text}
      <span className="note"> {reason}</span>
    </span>
  </label>
)

const newLines = ['new-1', 'new-2'] as const

function AgendaForm({ meeting }: Pick<MeetingPage, 'meeting'>) {
  const lines = [
    ...meeting.items,
    ...newLines.map((id) => ({ id, text: '', speaker: '', minutes: null as number | null })),
  ]
  return (
    <Form method="post" className="stack" style={{ marginTop: 12 }}>
      <input type="hidden" name="version" value={meeting.version} />
      {lines.map((item, index) => {
        const isNew = index >= meeting.items.length
        return (
          <fieldset key={item.id} className="meeting-line">
            <legend className="visually-hidden">{isNew ? 'Новый вопрос' : `Вопрос ${index + 1}`}</legend>
            <input type="hidden" name="item" value={item.id} />
            <TextInput
              name={`order-${item.id}`}
              label="№"
              inputMode="numeric"
              defaultValue={index + 1}
              className="meeting-short"
            />
            <Textarea
              name={`text-${item.id}`}
              label={isNew ? 'Новый вопрос' : 'Вопрос'}
              rows={2}
              defaultValue={item.text}
              className="meeting-long"
            />
            <TextInput name={`speaker-${item.id}`} label="Докладывает" defaultValue={item.speaker} />
            <TextInput
              name={`minutes-${item.id}`}
              label="Минут"
              inputMode="numeric"
              defaultValue={item.minutes ?? ''}
              className="meeting-short"
            />
            {!isNew && (
              <label className="meeting-tick">
                <input type="checkbox" name="gone" value={item.id} /> убрать
              </label>
            )}
          </fieldset>
        )
      })}
      <div>
        <Button type="submit" name="intent" value="agenda" variant="default">
          Сохранить повестку
        </Button>
      </div>
    </Form>
  )
}
