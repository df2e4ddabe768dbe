import { Button, NativeSelect, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { Form } from 'react-router'
import type { SchoolDistrict } from '#organisations/model'
import { Card } from '../../ui/card.tsx'

interface Change {
  readonly title: string
  readonly note?: string
  readonly intent: string
  readonly button: string
  readonly children: ReactNode
}

/** One change of an organisation: its fields and its button. */
function ChangeForm(props: Change) {
  return (
    <Card title={props.title}>
      <ChangeFields {...props} />
    </Card>
  )
}

/** The same, folded until it is wanted. */
function RareChangeForm(props: Change) {
  return (
    <details className="card rare">
      <summary>{props.title}</summary>
      <ChangeFields {...props} />
    </details>
  )
}

function ChangeFields({ note, intent, button, children }: Change) {
  return (
    <>
      {note !== undefined && <p className="note">{note}</p>}
      <Form method="post" className="form">
        {children}
        <div>
          <Button type="submit" name="intent" value={intent} variant="default">
            {button}
          </Button>
        </div>
      </Form>
    </>
  )
}

export function NamesForm({ name, shortName }: { name: string; shortName: string }) {
  return (
    <ChangeForm title="Название" intent="rename" button="Сохранить">
      <TextInput name="name" label="Полное название" defaultValue={name} required withAsterisk={false} />
      <TextInput name="shortName" label="Краткое название" defaultValue={shortName} required withAsterisk={false} />
    </ChangeForm>
  )
}

export function NewDistrictForm() {
  return (
    <ChangeForm
      title="Новый школьный округ"
      note="Внутри школьного округа школы перепроверяют работы друг друга и проводят общие совещания."
      intent="new-district"
      button="Добавить"
    >
      <TextInput name="name" label="Название округа" required withAsterisk={false} />
    </ChangeForm>
  )
}

export function DistrictForm({
  districts,
  current,
}: {
  districts: readonly SchoolDistrict[]
  current: string | undefined
}) {
  return (
    <ChangeForm title="Школьный округ" intent="district" button="Перевести">
      <NativeSelect
        name="district"
        label="Округ"
        defaultValue={current ?? ''}
        data={[{ value: '', label: 'Не указан' }, ...districts.map(({ id, name }) => ({ value: id, label: name }))]}
      />
    </ChangeForm>
  )
}

export function AliasForm() {
  return (
    <RareChangeForm
      title="Ещё один логин"
      note="Если у школы в федеральной системе несколько логинов, файлы с любым из них будут читаться как её."
      intent="alias"
      button="Добавить"
    >
      <TextInput name="code" label="Логин" autoCapitalize="none" spellCheck={false} required withAsterisk={false} />
    </RareChangeForm>
  )
}

export function MergeForm(props: { neighbours: readonly { value: string; label: string }[]; today: string }) {
  if (props.neighbours.length === 0) return null
  return (
    <RareChangeForm
      title="Присоединить к другой школе"
      note="Результаты останутся за этой школой, новых она принимать не будет, из списков уйдёт."
      intent="merge"
      button="Присоединить"
    >
      <NativeSelect name="into" label="К какой школе" data={[...props.neighbours]} />
      <DayField today={props.today} />
    </RareChangeForm>
  )
}

export function SplitForm({ today }: { today: string }) {
  return (
    <RareChangeForm
      title="Выделить новую школу"
      note="Прежние результаты останутся за этой школой."
      intent="split"
      button="Выделить"
    >
      <TextInput
        name="code"
        label="Логин новой школы"
        autoCapitalize="none"
        spellCheck={false}
        required
        withAsterisk={false}
      />
      <TextInput name="name" label="Полное название" required withAsterisk={false} />
      <TextInput name="shortName" label="Краткое название" />
      <DayField today={today} />
    </RareChangeForm>
  )
}

function DayField({ today }: { today: string }) {
  return <TextInput name="onDate" type="date" label="С какого дня" defaultValue={today} required withAsterisk={false} />
}
