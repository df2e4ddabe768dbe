import { Button, Textarea, TextInput } from '@mantine/core'
import { Form, useNavigation } from 'react-router'
import { formatDate } from '#kernel/russian-text'
import { Card } from '../../ui/card.tsx'
import type { MeetingPage } from './load-meeting-page.ts'
import { MinutesButton } from './next-step-card.tsx'

/** The minutes while they are written; once agreed, as they stand. */
export function MinutesCard(props: MeetingPage) {
  const { meeting, holds } = props
  if (meeting.state === 'held') return <MinutesForm {...props} />
  const { number, date, chair, secretary } = meeting.minutes
  return (
    <Card title={`Протокол № ${number}${date === null ? '' : ` от ${formatDate(date)}`}`}>
      <p className="note">
        Председатель: {chair}. Секретарь: {secretary}.
      </p>
      <ol className="meeting-agenda">
        {meeting.items.map((item) => (
          <li key={item.id}>
            {item.text}
            <p className="meeting-lines">
              <strong>Слушали.</strong> {[item.speaker, item.heard].filter((part) => part !== '').join('. ')}
            </p>
            {item.resolved !== '' && (
              <p className="meeting-lines">
                <strong>Решили.</strong> {item.resolved}
              </p>
            )}
          </li>
        ))}
      </ol>
      {!holds && <MinutesButton id={meeting.id} />}
    </Card>
  )
}

function MinutesForm({ meeting }: MeetingPage) {
  const sending = useNavigation().formMethod === 'POST'
  const { number, date, chair, secretary } = meeting.minutes
  return (
    <Card title="Протокол">
      <Form method="post" className="stack">
        <input type="hidden" name="version" value={meeting.version} />
        <div className="meeting-when">
          <TextInput name="number" label="Номер" defaultValue={number} className="meeting-short" />
          <TextInput type="date" name="date" label="Дата" defaultValue={date ?? ''} />
          <TextInput name="chair" label="Председатель" defaultValue={chair} />
          <TextInput name="secretary" label="Секретарь" defaultValue={secretary} />
        </div>
        {meeting.items.length === 0 && (
          <p className="note">В повестке нет вопросов: впишите их ниже, и здесь появятся «слушали» и «решили».</p>
        )}
        {meeting.items.length > 0 && (
          <p className="note" style={{ margin: 0 }}>
            Поручения, у которых есть исполнитель и срок, впишите ниже, в решения: они станут работой по плану.
          </p>
        )}
        {meeting.items.map((item, index) => (
          <fieldset key={item.id} className="choice">
            <legend>
              {index + 1}. {item.text}
            </legend>
            <input type="hidden" name="item" value={item.id} />
            <div className="columns">
              <Textarea name={`heard-${item.id}`} label="Слушали" rows={3} defaultValue={item.heard} />
              <Textarea name={`resolved-${item.id}`} label="Решили" rows={3} defaultValue={item.resolved} />
            </div>
          </fieldset>
        ))}
        <div>
          <Button type="submit" name="intent" value="minutes" loading={sending}>
            Сохранить протокол
          </Button>
        </div>
      </Form>
    </Card>
  )
}
