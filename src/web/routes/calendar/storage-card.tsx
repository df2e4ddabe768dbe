import { Button, TextInput } from '@mantine/core'
import { Form, useNavigation } from 'react-router'
import type { StorageTerm } from '#calendar/model'
import { formatDate } from '#kernel/russian-text'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { formatDay } from '../plan/plan-words.ts'

interface Works {
  readonly grade: number
  readonly subject: string
  readonly date: string | null
  /** The work is already written. */
  readonly held: boolean
  readonly hold: { readonly id: string; readonly reason: string; readonly told: string } | null
}

interface StorageProps {
  readonly term: StorageTerm
  readonly termWords: string
  readonly termOver: boolean
  readonly works: readonly Works[]
  readonly lifted: readonly {
    readonly id: string
    readonly grade: number
    readonly subject: string
    readonly reason: string
    readonly why: string
    readonly told: string
  }[]
  readonly mayHold: boolean
}

/** Until when the works of the school are kept, and those that must not be destroyed whatever the term says. */
export function StorageCard(props: StorageProps) {
  const { term, works, mayHold, lifted } = props
  const free = works.filter(({ hold }) => hold === null)
  return (
    <Card title="Хранение работ">
      {term.kind === 'unknown' ? (
        <p className="sentence">{term.basis}</p>
      ) : (
        <>
          <p className="sentence">
            Хранить до <strong>{formatDate(term.until)}</strong> <Chip>{props.termWords}</Chip>
          </p>
          <p className="note">{term.basis}</p>
        </>
      )}
      <DataTable
        caption="Работы и запреты на уничтожение"
        captionHidden
        rows={works}
        rowKey={({ grade, subject }) => `${grade} ${subject}`}
        empty="Когда школа введёт свои даты, здесь появятся её работы."
        columns={[
          {
            title: 'Работы',
            cell: ({ grade, subject }) => (
              <>
                {subject}, {grade}&nbsp;класс
              </>
            ),
          },
          { title: 'Проведена', cell: ({ date }) => (date === null ? 'дата снята' : formatDay(date)) },
          { title: 'Хранение', cell: (row) => <StorageState {...props} row={row} /> },
          {
            title: 'Запрет',
            wide: true,
            cell: ({ hold }) => (hold === null ? '' : <Hold hold={hold} mayLift={mayHold} />),
          },
        ]}
      />
      {mayHold && free.length > 0 && <HoldForm works={free} />}
      {lifted.length > 0 && (
        <details className="fold">
          <summary>Снятые запреты: {lifted.length}</summary>
          <ul className="note">
            {lifted.map((each) => (
              <li key={each.id}>
                {each.subject}, {each.grade}&nbsp;класс. Причина запрета: {each.reason}. Снят: {each.told}, {each.why}.
              </li>
            ))}
          </ul>
        </details>
      )}
    </Card>
  )
}

function StorageState({ row, term, termOver, termWords }: StorageProps & { row: Works }) {
  if (row.hold !== null) return <Chip tone="look">уничтожать нельзя</Chip>
  if (!row.held) return <span className="note">ещё не проведена</span>
  if (term.kind === 'unknown') return <span className="note">срок не рассчитан</span>
  return termOver ? <span>срок вышел {formatDay(term.until)}, запрета нет</span> : <Chip>{termWords}</Chip>
}

function Hold({ hold, mayLift }: { hold: NonNullable<Works['hold']>; mayLift: boolean }) {
  const sending = useNavigation().formMethod === 'POST'
  return (
    <>
      {hold.reason}
      <br />
      <span className="note">{hold.told}</span>
      {mayLift && (
        <details className="fold">
          <summary>Снять запрет</summary>
          <Form method="post" className="form">
            <input type="hidden" name="hold" value={hold.id} />
            <TextInput name="reason" label="Почему запрет больше не нужен" maxLength={300} required />
            <div>
              <Button type="submit" name="intent" value="lift" variant="default" loading={sending}>
                Снять запрет
              </Button>
            </div>
          </Form>
        </details>
      )}
    </>
  )
}

function HoldForm({ works }: { works: readonly Works[] }) {
  const sending = useNavigation().formMethod === 'POST'
  return (
    <details className="rare" style={{ marginTop: 12 }}>
      <summary>Запретить уничтожение работ</summary>
      <Form method="post" className="form">
        <fieldset className="choice">
          <legend>Какие работы</legend>
          {works.map(({ grade, subject }) => (
            <label key={`${grade} ${subject}`}>
              <input type="checkbox" name="works" value={`${grade} ${subject}`} />
              <span>
                {subject}, {grade}&nbsp;класс
              </span>
            </label>
          ))}
        </fieldset>
        <TextInput
          name="reason"
          label="Причина"
          description="Её видит школа: например, перепроверка по приказу с номером"
          maxLength={300}
          required
        />
        <div>
          <Button type="submit" name="intent" value="hold" loading={sending}>
            Запретить уничтожение
          </Button>
        </div>
      </Form>
    </details>
  )
}
