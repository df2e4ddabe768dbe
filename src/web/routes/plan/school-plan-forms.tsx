import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { Form } from 'react-router'
import { roleTitles } from '#access/model'
import { measureKinds, measureKindTitles } from '#plan/model'
import { formatDate } from '#kernel/russian-text'
import { DeadlineField } from './deadline-field.tsx'
import type { DerivedRowData, OwnRowData } from './school-plan-row-data.ts'

type People = readonly { readonly id: string; readonly name: string }[]

const somebody = (people: People, nobody: string) => [
  { value: '', label: nobody },
  ...people.map(({ id, name }) => ({ value: id, label: name })),
]

/** By whom, by what day of its own and in what way the school does what the municipal plan asks. */
export function DerivedRowForm({ row, people }: { row: DerivedRowData; people: People }) {
  return (
    <Form method="post" className="form school-plan-form">
      <input type="hidden" name="measure" value={row.id} />
      <input type="hidden" name="version" value={row.version} />
      <div className="thirds">
        <NativeSelect
          name="owner"
          label="Отвечает в школе"
          defaultValue={row.owner ?? ''}
          data={somebody(people, 'как в муниципальном плане')}
        />
        {row.repeats ? (
          <TextInput
            name="leadDays"
            label="На сколько дней раньше"
            description="До каждой контрольной даты"
            inputMode="numeric"
            defaultValue={row.leadDays ?? ''}
          />
        ) : (
          <TextInput
            type="date"
            name="ownDate"
            label="Свой срок"
            description={row.latest === null ? 'Контрольной даты пока нет' : `Не позже ${formatDate(row.latest)}`}
            defaultValue={row.ownDate ?? ''}
            {...(row.latest === null ? {} : { max: row.latest })}
          />
        )}
      </div>
      <Textarea name="note" label="Как это делается в школе" rows={2} defaultValue={row.note} />
      <div>
        <Button type="submit" name="intent" value="save-derived">
          Сохранить строку
        </Button>
      </div>
    </Form>
  )
}

export function AddOwnRow({ plan, people }: { plan: string; people: People }) {
  return (
    <details className="fold school-plan-add">
      <summary>Добавить мероприятие школы</summary>
      <OwnRowForm plan={plan} people={people} />
    </details>
  )
}

const nothingRead = { understood: '', dates: '', doubts: [] }

/** A row of the school's own, new where `row` is absent. */
export function OwnRowForm({ plan, row, people }: { plan: string; row?: OwnRowData; people: People }) {
  const isNew = row === undefined
  return (
    <Form method="post" className="form school-plan-form">
      {row !== undefined && (
        <>
          <input type="hidden" name="measure" value={row.id} />
          <input type="hidden" name="version" value={row.version} />
        </>
      )}
      <Textarea name="text" label="Мероприятие" rows={2} required defaultValue={row?.text ?? ''} />
      <DeadlineField plan={plan} value={row?.wording ?? ''} echo={row?.echo ?? nothingRead} />
      <Textarea
        name="responsible"
        label="Ответственные"
        description="Должности, каждая с новой строки"
        rows={2}
        defaultValue={row?.responsible.join('\n') ?? ''}
      />
      <TextInput
        name="result"
        label="Ожидаемый результат"
        description="Документ или число, например: «Обучено не менее 5 учителей»"
        defaultValue={row?.result ?? ''}
      />
      <div className="thirds">
        <NativeSelect
          name="kind"
          label="Вид"
          defaultValue={row?.kind ?? ''}
          data={[
            ...(isNew ? [{ value: '', label: 'определить по словам' }] : []),
            ...measureKinds.map((value) => ({ value: value as string, label: measureKindTitles[value] })),
          ]}
        />
        <NativeSelect
          name="ownerRole"
          label="Отвечает"
          defaultValue={row?.ownerRole ?? 'school-coordinator'}
          data={(['school-head', 'school-coordinator'] as const).map((value) => ({
            value: value as string,
            label: roleTitles[value],
          }))}
        />
        <NativeSelect
          name="owner"
          label="Кто именно"
          defaultValue={row?.owner ?? ''}
          data={somebody(people, 'любой с этой ролью')}
        />
        <TextInput
          name="minutes"
          label="Минут на одно исполнение"
          inputMode="numeric"
          defaultValue={row?.minutes ?? ''}
        />
      </div>
      <div className="actions">
        <Button type="submit" name="intent" value={isNew ? 'add' : 'save'}>
          {isNew ? 'Добавить' : 'Сохранить строку'}
        </Button>
        {!isNew && (
          <Button type="submit" name="intent" value="remove" variant="default" formNoValidate>
            Удалить строку
          </Button>
        )}
      </div>
    </Form>
  )
}
