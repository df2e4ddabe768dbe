import { Button, NativeSelect, TextInput } from '@mantine/core'
import { Form } from 'react-router'
import type { Stretch } from '#deadlines/model'
import { type ColumnMapping, type ColumnRole, columnRoles, columnTitles } from '#plan/model'

/** Asks for another reading: which column holds what, and which years the plan is for. The answer stays in the address. */
export function ColumnForm(props: {
  headings: readonly string[]
  columns: ColumnMapping
  period: Stretch | undefined
}) {
  const chosen = (column: number): ColumnRole | '' =>
    columnRoles.find((role) => props.columns[role]?.includes(column) === true) ?? ''
  return (
    <Form method="get" className="form">
      {props.headings.map((heading, column) => (
        <NativeSelect
          key={column}
          name={`column-${column}`}
          label={heading === '' ? `Столбец ${column + 1}` : `«${heading}»`}
          defaultValue={chosen(column)}
          data={[
            { value: '', label: 'Не нужен' },
            ...columnRoles.map((role) => ({ value: role as string, label: columnTitles[role] })),
          ]}
        />
      ))}
      <TextInput type="date" name="from" label="План действует с" defaultValue={props.period?.start ?? ''} />
      <TextInput type="date" name="to" label="по" defaultValue={props.period?.end ?? ''} />
      <div>
        <Button type="submit" variant="default">
          Прочитать заново
        </Button>
      </div>
    </Form>
  )
}
