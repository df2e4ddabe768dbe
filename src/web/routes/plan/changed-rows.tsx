import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { Form, Link } from 'react-router'
import { counted } from '#kernel/russian-text'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { ChangedWords, type WordChange } from './changed-words.tsx'

export interface BriefRow {
  readonly id: string
  readonly mark: string
  readonly text: string
  readonly section: string | null
  readonly deadline: string
  readonly responsible: string
}

export interface ChangedRow extends BriefRow {
  /** The row of the former revision that it goes on with. */
  readonly was: BriefRow | null
  readonly isNew: boolean
  readonly changes: readonly WordChange[]
}

interface RowsProps {
  readonly rows: readonly ChangedRow[]
  readonly plan: string
  readonly mayEdit: boolean
}

/** Rows that are new or say something else, each with what it goes on with. `free`: former rows that nothing takes. */
export function RowsOfRevision({ rows, free, plan, mayEdit }: RowsProps & { free: readonly BriefRow[] }) {
  return (
    <ul className="changes">
      {rows.map((row) => (
        <li key={row.id} id={`row-${row.id}`}>
          <RowTitle
            row={row}
            to={mayEdit ? `${paths.planDraft(plan)}?row=${row.id}#row-${row.id}` : paths.measure(plan, row.id)}
          />
          {row.isNew ? <Facts row={row} /> : <ChangedWords changes={row.changes} />}
          {mayEdit && <RowForms row={row} free={free} />}
        </li>
      ))}
    </ul>
  )
}

function RowTitle({ row, to }: { row: BriefRow; to?: string }) {
  return (
    <h3>
      <span className="note">{row.mark}</span>
      <span>{to === undefined ? row.text : <Link to={to}>{row.text}</Link>}</span>
    </h3>
  )
}

function Facts({ row }: { row: BriefRow }) {
  return (
    <p className="note" style={{ margin: 0 }}>
      {[row.deadline === '' ? 'срок не назван' : `срок: ${row.deadline}`, row.responsible, row.section ?? '']
        .filter((part) => part !== '')
        .join(' · ')}
    </p>
  )
}

/** What a row goes on with may be said otherwise: its executions go with it. */
function RowForms({ row, free }: { row: ChangedRow; free: readonly BriefRow[] }) {
  const choices = [...(row.was === null ? [] : [row.was]), ...free]
  return (
    <div className="actions no-print" style={{ marginTop: 8 }}>
      {choices.length > 0 && (
        <details className="fold">
          <summary>
            {row.was === null ? 'Продолжает прежнюю строку?' : `Продолжает ${row.was.mark} прежней редакции`}
          </summary>
          <Form method="post" className="change-form">
            <input type="hidden" name="measure" value={row.id} />
            <NativeSelect
              name="replaced"
              label="Какую строку прежней редакции продолжает"
              description="Её исполнения перейдут сюда"
              defaultValue={row.was?.id ?? ''}
              data={[
                { value: '', label: 'Никакую: строка новая' },
                ...choices.map((each) => ({ value: each.id, label: `${each.mark}: ${shortened(each.text)}` })),
              ]}
            />
            <Button type="submit" name="intent" value="pair" variant="default">
              Уточнить
            </Button>
          </Form>
        </details>
      )}
      <DropForm row={row} />
    </div>
  )
}

function DropForm({ row }: { row: BriefRow }) {
  return (
    <Form method="post">
      <input type="hidden" name="measure" value={row.id} />
      <button className="link-button" type="submit" name="intent" value="drop" aria-label={`Исключить: ${row.text}`}>
        Исключить
      </button>
    </Form>
  )
}

const longest = 90
const shortened = (text: string): string => (text.length <= longest ? text : `${text.slice(0, longest)}…`)

/** Rows that the new wording leaves out. */
export function RemovedRows({ rows, mayEdit }: { rows: readonly BriefRow[]; mayEdit: boolean }) {
  return (
    <ul className="changes">
      {rows.map((row) => (
        <li key={row.id}>
          <h3>
            <span className="note">{row.mark}</span>
            <span className="words">
              <del>{row.text}</del>
            </span>
          </h3>
          <Facts row={row} />
          {mayEdit && (
            <Form method="post" className="no-print" style={{ marginTop: 6 }}>
              <input type="hidden" name="former" value={row.id} />
              <button
                className="link-button"
                type="submit"
                name="intent"
                value="keep"
                aria-label={`Оставить в плане: ${row.text}`}
              >
                Оставить в плане
              </button>
            </Form>
          )}
        </li>
      ))}
    </ul>
  )
}

export function UnchangedRows({ rows, plan, mayEdit }: RowsProps) {
  return (
    <Card>
      <details className="fold">
        <summary>Без изменений: {counted(rows.length, 'строка', 'строки', 'строк')}</summary>
        <ul className="changes" style={{ marginTop: 10 }}>
          {rows.map((row) => (
            <li key={row.id}>
              <RowTitle row={row} {...(mayEdit ? {} : { to: paths.measure(plan, row.id) })} />
              {mayEdit && <DropForm row={row} />}
            </li>
          ))}
        </ul>
      </details>
    </Card>
  )
}

/** A row that the order asks for and the reading did not find. */
export function AddRowForm({ rows }: { rows: readonly BriefRow[] }) {
  return (
    <Card>
      <details className="fold no-print">
        <summary>Добавить строку, которой программа не нашла</summary>
        <Form method="post" className="form" style={{ marginTop: 12 }}>
          <NativeSelect
            name="after"
            label="После какой строки"
            data={rows.map((row) => ({ value: row.id, label: `${row.mark}: ${shortened(row.text)}` }))}
          />
          <TextInput name="number" label="Номер" />
          <Textarea name="text" label="Мероприятие" rows={2} required />
          <TextInput name="deadlineText" label="Срок, как в приказе" />
          <Textarea name="responsible" label="Ответственные" description="Каждый с новой строки" rows={2} />
          <div>
            <Button type="submit" name="intent" value="add" variant="default">
              Добавить строку
            </Button>
          </div>
        </Form>
      </details>
    </Card>
  )
}
