import { Button, TextInput } from '@mantine/core'
import { Form } from 'react-router'
import type { IsoDate } from '#kernel/clock'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { DataTable } from '../../ui/data-table.tsx'

export interface ShownRecord {
  readonly id: string
  readonly nodeName: string
  readonly what: string
  readonly amount: number
  readonly date: string
  readonly document: string
  readonly url: string | null
  readonly fileName: string | null
  readonly by: string
  readonly withdrawn: { readonly why: string } | null
  readonly mayWithdraw: boolean
}

/** A fact with its document. Who is meant stays in the document: names are never entered. */
export function AddRecord({ place, today }: { place: string; today: IsoDate }) {
  return (
    <Card title={`Внести запись: ${place}`}>
      <p className="note">
        Вносится только количество и документ. Фамилий учителей и учеников не пишите: они остаются в документе.
      </p>
      <Form method="post" encType="multipart/form-data" className="form" style={{ maxWidth: 'none' }}>
        <TextInput
          name="what"
          label="Что сделано"
          placeholder="Учителя математики прошли курсы по оцениванию"
          required
          maxLength={300}
        />
        <div className="thirds">
          <TextInput name="amount" label="Сколько" inputMode="numeric" required />
          <TextInput type="date" name="date" label="Дата документа" max={today} required />
          <TextInput name="document" label="Какой документ" placeholder="Удостоверения, приказ № 14" required />
        </div>
        <div className="columns">
          <div className="file-field">
            <label htmlFor="record-file">Файл документа</label>
            <input id="record-file" type="file" name="file" />
          </div>
          <TextInput name="url" label="Или ссылка на документ" placeholder="https://" />
        </div>
        <div>
          <Button type="submit" name="intent" value="add">
            Внести запись
          </Button>
        </div>
      </Form>
    </Card>
  )
}

export function RecordTable({ records }: { records: readonly ShownRecord[] }) {
  return (
    <DataTable
      caption="Записи, из которых складывается число"
      captionHidden
      rows={records}
      rowKey={({ id }) => id}
      empty="Записей пока нет."
      columns={[
        { title: 'Организация', cell: ({ nodeName }) => nodeName },
        {
          title: 'Что сделано',
          wide: true,
          cell: (record) => (
            <>
              {record.what}
              {record.withdrawn !== null && (
                <>
                  {' '}
                  <Chip tone="look">отозвана: {record.withdrawn.why}</Chip>
                </>
              )}
            </>
          ),
        },
        {
          title: 'Сколько',
          number: true,
          cell: ({ amount, withdrawn }) => (withdrawn === null ? amount : <s>{amount}</s>),
        },
        { title: 'Дата', cell: ({ date }) => date },
        { title: 'Документ', cell: (record) => <Document {...record} /> },
        { title: 'Кто внёс', cell: ({ by }) => by },
        { title: '', cell: (record) => (record.mayWithdraw ? <Withdraw {...record} /> : null) },
      ]}
    />
  )
}

function Document({ id, document, url, fileName }: ShownRecord) {
  if (url !== null) {
    return (
      <a href={url} rel="noreferrer">
        {document}
      </a>
    )
  }
  return (
    <a href={paths.recordFile(id)} download>
      {document}
      <span className="note"> ({fileName})</span>
    </a>
  )
}

function Withdraw({ id, what }: ShownRecord) {
  return (
    // The name for those who only hear the page must not stretch it: it stays inside this box.
    <details className="rare no-print" style={{ position: 'relative', whiteSpace: 'nowrap' }}>
      <summary>
        Отозвать<span className="visually-hidden">: {what}</span>
      </summary>
      <Form method="post" className="stack">
        <input type="hidden" name="record" value={id} />
        <TextInput name="why" label="Причина" required />
        <Button type="submit" name="intent" value="withdraw" variant="default" size="xs">
          Отозвать запись
        </Button>
      </Form>
    </details>
  )
}
