import { Link } from 'react-router'
import type { PlaceSummary } from '#plan'
import { formatNumber } from '#kernel/russian-text'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { askedQuery } from './execution-filter.ts'

export type PlaceRow = Pick<PlaceSummary, 'code' | 'name' | 'total' | 'accepted' | 'submitted' | 'late'>

/** How the work stands below, in the order of names: no place is above another. */
export function PlaceSummaryCard(props: {
  of: 'municipalities' | 'schools'
  rows: readonly PlaceRow[]
  /** Whether a school leads to its list. */
  links: boolean
}) {
  const { of, rows, links } = props
  if (rows.length === 0) return null
  return (
    <Card title={of === 'schools' ? 'Просрочено в школах' : 'По муниципалитетам'}>
      <DataTable
        caption="В порядке названий"
        rows={rows}
        rowKey={({ code }) => code}
        columns={[
          { title: of === 'schools' ? 'Школа' : 'Муниципалитет', cell: ({ name }) => name },
          ...(of === 'schools'
            ? []
            : [
                { title: 'Поручено', number: true, cell: ({ total }: PlaceRow) => formatNumber(total) },
                { title: 'Принято', number: true, cell: ({ accepted }: PlaceRow) => formatNumber(accepted) },
                { title: 'Ждёт решения', number: true, cell: ({ submitted }: PlaceRow) => formatNumber(submitted) },
              ]),
          {
            title: 'Просрочено',
            number: true,
            cell: ({ code, late }) =>
              links && of === 'schools' ? (
                <Link to={`${paths.executions()}?${askedQuery({ state: 'late', place: code })}`}>
                  {formatNumber(late)}
                </Link>
              ) : (
                formatNumber(late)
              ),
          },
        ]}
      />
    </Card>
  )
}
