import { Button, NativeSelect, TextInput } from '@mantine/core'
import { Form, Link } from 'react-router'
import { type ListChoices, measureKindTitles } from '#plan/model'
import { paths } from '../../paths.ts'
import { type AskedFilter, listDates, listDateTitles, listStates, listStateTitles } from './execution-filter.ts'

/** The choice stays in the address: it can be passed on, and kept under a name. */
export function ExecutionFilters(props: {
  asked: AskedFilter
  choices: ListChoices
  query: string
  measure: string | undefined
}) {
  const { asked, choices, query } = props
  const isRare = [asked.section, asked.kind, asked.owner].some((value) => value !== '')
  return (
    // The fields take up a new selection only when they are made anew.
    <Form method="get" className="no-print" key={query}>
      {asked.measure !== '' && <input type="hidden" name="measure" value={asked.measure} />}
      <div className="filters">
        <TextInput name="text" label="Слова или школа" type="search" defaultValue={asked.text} />
        <NativeSelect
          name="state"
          label="Состояние"
          defaultValue={asked.state}
          data={listStates.map((value) => ({ value: value as string, label: listStateTitles[value] }))}
        />
        {choices.places.length > 1 && (
          <NativeSelect
            name="place"
            label="Исполняет"
            className="filter-narrow"
            defaultValue={asked.place}
            data={[
              { value: '', label: 'Все' },
              ...choices.places.map(({ code, name }) => ({ value: code as string, label: name })),
            ]}
          />
        )}
        <TextInput name="from" label="Контроль с" type="date" defaultValue={asked.from} />
        <TextInput name="to" label="по" type="date" defaultValue={asked.to} />
        <Button type="submit" variant="default">
          Отобрать
        </Button>
      </div>
      <details className="fold filters-more" open={isRare || asked.dates !== 'any'}>
        <summary>Ещё условия</summary>
        <div className="filters" style={{ marginTop: 8 }}>
          <Choice
            name="plan"
            label="План"
            value={asked.plan}
            options={choices.plans.map(({ id, title }) => [id, title])}
          />
          <Choice
            name="section"
            label="Раздел"
            value={asked.section}
            options={choices.sections.map((section) => [section, section])}
          />
          <Choice
            name="kind"
            label="Вид мероприятия"
            value={asked.kind}
            options={choices.kinds.map((kind) => [kind, measureKindTitles[kind]])}
          />
          <Choice
            name="owner"
            label="Ответственный"
            value={asked.owner}
            options={[
              ['mine', 'Я или моя должность'],
              ['nobody', 'Не назван'],
              ...choices.owners.map(({ id, name }) => [id, name] as const),
            ]}
          />
          <NativeSelect
            name="dates"
            label="Даты"
            defaultValue={asked.dates}
            data={listDates.map((value) => ({ value: value as string, label: listDateTitles[value] }))}
          />
        </div>
      </details>
      {props.measure !== undefined && (
        <p className="note">
          Только мероприятие: {props.measure}.{' '}
          <Link to={`${paths.executions()}?${withoutMeasure(query)}`}>Показать все мероприятия</Link>
        </p>
      )}
    </Form>
  )
}

function withoutMeasure(query: string): string {
  const search = new URLSearchParams(query)
  search.delete('measure')
  return search.toString() === '' ? 'state=all' : search.toString()
}

function Choice(props: {
  name: string
  label: string
  value: string
  options: readonly (readonly [value: string, label: string])[]
}) {
  if (props.options.length === 0) return null
  return (
    <NativeSelect
      name={props.name}
      label={props.label}
      className="filter-narrow"
      defaultValue={props.value}
      data={[{ value: '', label: 'Все' }, ...props.options.map(([value, label]) => ({ value, label }))]}
    />
  )
}
