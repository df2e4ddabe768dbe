import { Button, NativeSelect, TextInput } from '@mantine/core'
import { Form, Link, useNavigation } from 'react-router'
import { type EventKind, eventKindTitles } from '#calendar/model'
import type { RedatingPreview } from '#plan/model'
import { Card } from '../../ui/card.tsx'
import { Notice } from '../../ui/notice.tsx'
import { AffectedCard } from './affected-card.tsx'

export interface EventFields {
  readonly name: string
  readonly kind: string
  readonly start: string
  readonly end: string
  readonly basis: string
}

/** What a form came back with: why it was not taken, or who would be affected. */
export interface EventAnswer {
  readonly fields: EventFields
  readonly problem?: string
  readonly preview?: RedatingPreview
  /** The preview is of taking the event away. */
  readonly removing?: boolean
}

/** The kinds that a person chooses from: a procedure is known by its name. */
const kinds = ['holidays', 'diagnostics', 'study', 'other'] as const satisfies readonly EventKind[]

export function EventForm(props: {
  fields: EventFields
  /** A procedure or an event that deadlines name: its name is not to be changed here. */
  fixedName: boolean
  version: number | null
  answer: EventAnswer | undefined
  back: string
}) {
  const { answer } = props
  const fields = answer?.fields ?? props.fields
  const sending = useNavigation().formMethod === 'POST'
  const preview = answer?.preview
  const asksToRemove = answer?.removing === true
  return (
    <div className="stack">
      {answer?.problem !== undefined && <Notice tone="late">{answer.problem}</Notice>}
      {preview !== undefined && <AffectedCard preview={preview} />}
      {preview !== undefined && (
        <Card title={asksToRemove ? 'Убрать событие и сдвинуть сроки?' : 'Сохранить и сдвинуть сроки?'}>
          <Form method="post" className="actions">
            {Object.entries(fields).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <input type="hidden" name="version" value={props.version ?? ''} />
            <input type="hidden" name="seen" value={preview.fingerprint} />
            <Button type="submit" name="intent" value={asksToRemove ? 'remove' : 'save'} loading={sending}>
              {asksToRemove ? 'Убрать и сдвинуть' : 'Сохранить и сдвинуть'}
            </Button>
            <Link to={props.back}>Не сохранять</Link>
          </Form>
        </Card>
      )}
      <div className="narrow">
        <Card title={preview === undefined ? 'Даты' : 'Изменить даты'}>
          <Form method="post" className="form" key={`${fields.start} ${fields.end}`}>
            <input type="hidden" name="version" value={props.version ?? ''} />
            {props.fixedName ? (
              <>
                <input type="hidden" name="name" value={fields.name} />
                <input type="hidden" name="kind" value={fields.kind} />
              </>
            ) : (
              <>
                <TextInput
                  name="name"
                  label="Название"
                  description="Так, как его называют сроки в планах: по названию они и находят даты"
                  defaultValue={fields.name}
                  maxLength={200}
                  required
                />
                <NativeSelect
                  name="kind"
                  label="Вид"
                  defaultValue={fields.kind}
                  data={kinds.map((value) => ({ value, label: eventKindTitles[value] }))}
                />
              </>
            )}
            <div className="dates-pair">
              <TextInput name="start" type="date" label="Первый день" defaultValue={fields.start} />
              <TextInput
                name="end"
                type="date"
                label="Последний день"
                description="Пусто: событие на один день"
                inputWrapperOrder={['label', 'input', 'description', 'error']}
                defaultValue={fields.end}
              />
            </div>
            <TextInput
              name="basis"
              label="Основание"
              description="Приказ или письмо, которым установлены даты; видно у каждого срока"
              defaultValue={fields.basis}
              maxLength={300}
            />
            <div className="actions">
              <Button
                type="submit"
                name="intent"
                value="save"
                loading={sending}
                variant={preview ? 'default' : 'filled'}
              >
                {preview === undefined ? 'Сохранить' : 'Пересчитать'}
              </Button>
              <Link to={props.back}>Вернуться в календарь</Link>
            </div>
            <p className="note" style={{ margin: 0 }}>
              Если от события зависят сроки действующих планов, программа сначала покажет, кого затронут новые даты.
            </p>
          </Form>
        </Card>
      </div>
      {props.version !== null && preview === undefined && (
        <details className="rare">
          <summary>Убрать событие</summary>
          <Form method="post">
            <input type="hidden" name="version" value={props.version} />
            <Button type="submit" name="intent" value="remove" variant="default" loading={sending}>
              Убрать из календаря
            </Button>
          </Form>
        </details>
      )}
    </div>
  )
}
