import { DataTable } from '../../ui/data-table.tsx'
import { candidatesOf } from './honours-words.ts'
import type { ListedYear } from './load-schools.ts'

/** Years side by side, newest first. */
export function YearTable({ years }: { years: readonly ListedYear[] }) {
  const number = (of: (counts: Exclude<ListedYear['counts'], 'hidden'>) => number) => (row: ListedYear) =>
    row.counts === 'hidden' ? row.share : of(row.counts)
  return (
    <DataTable
      stacks
      caption={'Доля – среди тех, по кому есть ответ; в скобках точный интервал 95\u00a0%.'}
      rows={years}
      rowKey={({ year }) => String(year)}
      columns={[
        { title: 'Год', cell: ({ year }) => String(year) },
        { title: 'Всего', number: true, cell: number(candidatesOf) },
        { title: 'Подтверждено', number: true, cell: number(({ confirmed }) => confirmed) },
        { title: 'Не подтверждено', number: true, cell: number(({ notConfirmed }) => notConfirmed) },
        { title: 'Нет данных', number: true, cell: number(({ noData }) => noData) },
        { title: 'Доля неподтверждённых', cell: ({ share }) => share },
      ]}
    />
  )
}
