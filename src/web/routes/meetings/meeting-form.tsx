import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { Form, useNavigation } from 'react-router'
import {
  type Audience,
  audienceRoles,
  audienceRoleTitles,
  type MeetingKind,
  meetingKinds,
  meetingKindTitles,
} from '#meetings/model'

/** A meeting as the fields of its form show it. */
export interface MeetingFields {
  readonly kind: MeetingKind
  readonly title: string
  readonly day: string
  readonly lastDay: string
  readonly from: string
  readonly to: string
  readonly place: string
  readonly link: string
  readonly audience: Audience
}

export interface AudienceChoice {
  readonly isSchool: boolean
  readonly schools: readonly { readonly id: string; readonly name: string }[]
  readonly people: readonly { readonly id: string; readonly name: string }[]
}

/** What a meeting is, when and where it is, and who is asked. */
export function MeetingForm(props: {
  fields: MeetingFields
  choice: AudienceChoice
  version: number
  submit: string
  /** Said beside the button: what saving sets going. */
  note?: string
}) {
  const sending = useNavigation().formMethod === 'POST'
  const { fields } = props
  return (
    <Form method="post" className="stack">
      <input type="hidden" name="version" value={props.version} />
      <div className="columns">
        <NativeSelect
          name="kind"
          label="Вид"
          defaultValue={fields.kind}
          data={meetingKinds.map((value) => ({ value: value as string, label: meetingKindTitles[value] }))}
        />
        <TextInput name="title" label="Тема" defaultValue={fields.title} required />
      </div>
      <div className="meeting-when">
        <TextInput type="date" name="day" label="Дата" defaultValue={fields.day} required />
        <TextInput
          type="date"
          name="lastDay"
          label="По какую дату, если дней несколько"
          defaultValue={fields.lastDay}
        />
        <TextInput type="time" name="from" label="Начало" defaultValue={fields.from} />
        <TextInput type="time" name="to" label="Окончание" defaultValue={fields.to} />
      </div>
      <p className="note" style={{ margin: 0 }}>
        Без времени встреча займёт целые дни.
      </p>
      <div className="columns">
        <TextInput name="place" label="Место" defaultValue={fields.place} />
        <TextInput name="link" label="Ссылка для подключения" placeholder="https://" defaultValue={fields.link} />
      </div>
      <AudienceFields audience={fields.audience} choice={props.choice} />
      <div className="actions">
        <Button type="submit" loading={sending}>
          {props.submit}
        </Button>
        {props.note !== undefined && <span className="note">{props.note}</span>}
      </div>
    </Form>
  )
}

const scopes = [
  ['all-schools', 'все школы'],
  ['named-schools', 'названные школы'],
  ['own', 'только своих сотрудников и гостей'],
] as const

function AudienceFields({ audience, choice }: { audience: Audience; choice: AudienceChoice }) {
  return (
    <div className="columns">
      <div className="stack">
        {!choice.isSchool && (
          <fieldset className="choice">
            <legend>Кого приглашаем</legend>
            {scopes.map(([value, label]) => (
              <label key={value}>
                <input type="radio" name="scope" value={value} defaultChecked={audience.scope === value} />
                <span>{label}</span>
              </label>
            ))}
            <details className="fold" open={audience.scope === 'named-schools'}>
              <summary>Выбрать школы</summary>
              <div className="choice-options" style={{ marginTop: 8 }}>
                {choice.schools.map((school) => (
                  <label key={school.id}>
                    <input
                      type="checkbox"
                      name="school"
                      value={school.id}
                      defaultChecked={audience.schools.some((id) => id === school.id)}
                    />{' '}
                    {school.name}
                  </label>
                ))}
              </div>
            </details>
          </fieldset>
        )}
        <fieldset className="choice meeting-roles">
          <legend>Кто должен прийти</legend>
          {audienceRoles.map((role) => (
            <label key={role}>
              <input type="checkbox" name="role" value={role} defaultChecked={audience.roles.includes(role)} />
              <span>{audienceRoleTitles[role]}</span>
            </label>
          ))}
        </fieldset>
      </div>
      <div className="stack">
        {choice.people.length > 0 && (
          <fieldset className="choice">
            <legend>По именам</legend>
            {choice.people.map((person) => (
              <label key={person.id}>
                <input
                  type="checkbox"
                  name="person"
                  value={person.id}
                  defaultChecked={audience.people.some((id) => id === person.id)}
                />
                <span>{person.name}</span>
              </label>
            ))}
          </fieldset>
        )}
        <Textarea
          name="guests"
          label="Гости"
          description="Каждый с новой строки: совет родителей, представители вуза"
          rows={3}
          defaultValue={audience.guests.join('\n')}
        />
      </div>
    </div>
  )
}
