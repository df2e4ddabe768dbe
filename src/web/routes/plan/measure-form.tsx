import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { Form } from 'react-router'
import { roleTitles } from '#access/model'
import {
  controlRules,
  controlRuleTitles,
  measureKinds,
  measureKindTitles,
  measureScopes,
  measureScopeTitles,
  type PlanMeasure,
} from '#plan/model'
import { ownerRoles } from './owner-roles.ts'
import { seenOf } from './read-measure-form.ts'

/** One row to be corrected: its words as they will stand, and who carries it out. */
export function MeasureForm(props: {
  measure: PlanMeasure
  /** As it stands, where the form holds what the person has entered already. */
  seen?: PlanMeasure
  schools: readonly { readonly id: string; readonly name: string }[]
  /** Of a plan in force: what the change does is looked at first. */
  inForce?: {
    readonly owners: readonly { readonly person: string; readonly name: string }[]
  }
}) {
  const { measure, schools, inForce } = props
  return (
    <Form method="post" className="form" style={{ marginTop: 12, maxWidth: 'none' }}>
      <input type="hidden" name="measure" value={measure.id} />
      <input type="hidden" name="version" value={measure.version} />
      <input type="hidden" name="seen" value={seenOf(props.seen ?? measure)} />
      {inForce !== undefined && <TextInput name="number" label="Номер" defaultValue={measure.number ?? ''} />}
      <Textarea name="text" label="Мероприятие" defaultValue={measure.text} rows={3} required />
      <TextInput
        name="deadlineText"
        label="Срок, как в документе"
        description="Слова срока читаются заново при сохранении"
        defaultValue={measure.deadline?.text ?? ''}
      />
      <Textarea
        name="responsible"
        label="Ответственные"
        description="Каждый с новой строки"
        defaultValue={measure.responsible.join('\n')}
        rows={2}
      />
      <TextInput name="participants" label="Участники" defaultValue={measure.participants ?? ''} />
      <TextInput name="result" label="Ожидаемый результат" defaultValue={measure.result ?? ''} />
      <Checkbox
        name="tracked"
        value="yes"
        defaultChecked={measure.tracked}
        label="Ставить на контроль"
        description="Без отметки строка хранится в плане, но исполнений по ней нет"
      />
      <div className="thirds">
        <NativeSelect
          name="kind"
          label="Вид"
          defaultValue={measure.kind}
          data={measureKinds.map((value) => ({ value: value as string, label: measureKindTitles[value] }))}
        />
        <NativeSelect
          name="scope"
          label="Кто исполняет"
          defaultValue={measure.scope}
          data={measureScopes.map((value) => ({ value: value as string, label: measureScopeTitles[value] }))}
        />
        <NativeSelect
          name="ownerRole"
          label="Отвечает"
          defaultValue={measure.ownerRole}
          data={ownerRoles.map((value) => ({ value: value as string, label: roleTitles[value] }))}
        />
        {inForce !== undefined && (
          <NativeSelect
            name="owner"
            label="Ответственное лицо"
            defaultValue={measure.owner ?? ''}
            data={[
              { value: '', label: 'Любой с этой ролью' },
              ...inForce.owners.map(({ person, name }) => ({ value: person, label: name })),
            ]}
          />
        )}
        <NativeSelect
          name="controlRule"
          label="Контроль без своего ритма"
          defaultValue={measure.controlRule}
          data={controlRules.map((value) => ({ value: value as string, label: controlRuleTitles[value] }))}
        />
        <TextInput
          name="minutes"
          label="Минут на одно исполнение"
          inputMode="numeric"
          defaultValue={measure.minutes ?? ''}
        />
      </div>
      <details className="fold" open={measure.scope === 'named-schools'}>
        <summary>Школы, если исполняют не все</summary>
        <div className="choice-options" style={{ marginTop: 8 }}>
          {schools.map((school) => (
            <label key={school.id}>
              <input
                type="checkbox"
                name="school"
                value={school.id}
                defaultChecked={measure.schools.some((id) => id === school.id)}
              />{' '}
              {school.name}
            </label>
          ))}
        </div>
      </details>
      <div>
        <Button type="submit" name="intent" value={inForce === undefined ? 'save' : 'preview'}>
          {inForce === undefined ? 'Сохранить строку' : 'Показать, что изменится'}
        </Button>
      </div>
    </Form>
  )
}
