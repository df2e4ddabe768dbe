import { Button, Textarea, TextInput } from '@mantine/core'
import { Form } from 'react-router'
import type { Order, OrderText } from '#orders/model'

/** Empty clauses at the end, for what is added. */
const spare = 2

/** The whole text by clauses. The first line of a clause is the clause, each further line one of its sub-clauses. */
export function OrderTextForm({ order, typed }: { order: Order; typed: OrderText | undefined }) {
  const text = typed ?? order
  const items = [
    ...text.items.map((item) => [item.text, ...item.items].join('\n')),
    ...Array.from({ length: spare }, () => ''),
  ]
  return (
    <Form method="post" className="stack" key={order.version}>
      <input type="hidden" name="version" value={order.version} />
      <TextInput name="heading" label="Заголовок" defaultValue={text.heading} required />
      <Textarea name="preamble" label="Преамбула, до слова «приказываю»" defaultValue={text.preamble} rows={3} />
      <p className="note" style={{ margin: 0 }}>
        Первая строка – пункт, каждая следующая – подпункт. Пустой пункт убирается; порядок задаёт номер слева.
      </p>
      {items.map((value, index) => (
        <div className="order-item" key={`${index} ${value}`}>
          <TextInput
            name="position"
            aria-label={`Номер пункта ${index + 1}`}
            defaultValue={String(index + 1)}
            inputMode="numeric"
          />
          <Textarea name="item" aria-label={`Текст пункта ${index + 1}`} defaultValue={value} rows={rowsOf(value)} />
        </div>
      ))}
      <div>
        <Button type="submit" name="intent" value="save" variant="default">
          Сохранить текст
        </Button>
      </div>
    </Form>
  )
}

/** Enough for the text at the width of a column; longer clauses scroll. */
function rowsOf(text: string): number {
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / lineLength)), 0)
  return Math.min(18, Math.max(2, lines))
}

const lineLength = 56
