import { Button, NativeSelect } from '@mantine/core'
import { Form, useSubmit } from 'react-router'

export interface NoteFormProps {
  readonly procedures: readonly string[]
  readonly procedure: string
  readonly works: readonly {
    readonly key: string
    readonly grade: number
    readonly subject: string
    readonly chosen: boolean
  }[]
  /** Empty where there is nothing to choose. */
  readonly municipalities: readonly { readonly code: string; readonly shortName: string }[]
  readonly municipality: string
  readonly schools: readonly { readonly code: string; readonly shortName: string }[]
  /** Name of the whole municipality where a note may be about it. */
  readonly whole: string
  readonly school: string
}

/**
 * What the note is about. An ordinary form that keeps the choice in the address and works by its button; with JavaScript
 * every change is shown at once, so that the outline beside it never speaks of an older choice.
 */
export function NoteForm(props: NoteFormProps) {
  const submit = useSubmit()
  const grades = [...new Set(props.works.map(({ grade }) => grade))]
  return (
    <Form
      method="get"
      className="form"
      onChange={(event) => void submit(event.currentTarget, { replace: true, preventScrollReset: true })}
    >
      <NativeSelect
        name="procedure"
        label="Процедура и год"
        defaultValue={props.procedure}
        data={[...props.procedures]}
      />
      {props.municipalities.length > 0 && (
        <NativeSelect
          name="municipality"
          label="Муниципалитет"
          defaultValue={props.municipality}
          data={props.municipalities.map(({ code, shortName }) => ({ value: code, label: shortName }))}
        />
      )}
      <NativeSelect
        name="school"
        label="О ком справка"
        defaultValue={props.school}
        data={[
          ...(props.whole === 'none' ? [] : [{ value: '', label: `${props.whole}: все школы` }]),
          ...props.schools.map(({ code, shortName }) => ({ value: code, label: shortName })),
        ]}
      />
      <fieldset className="choice">
        <legend>Предметы</legend>
        {grades.map((grade) => (
          <div key={grade} className="choice-row">
            <span className="note">{grade}&nbsp;класс</span>
            <div className="choice-options">
              {props.works
                .filter((work) => work.grade === grade)
                .map((work) => (
                  <label key={work.key}>
                    <input
                      type="checkbox"
                      name="work"
                      value={work.key}
                      defaultChecked={work.chosen}
                      aria-label={`${work.subject}, ${grade} класс`}
                    />
                    <span>{work.subject}</span>
                  </label>
                ))}
            </div>
          </div>
        ))}
      </fieldset>
      <div>
        <Button type="submit" variant="default">
          Показать состав
        </Button>
      </div>
    </Form>
  )
}
