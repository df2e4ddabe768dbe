import type { FactTable } from '../../model.ts'
import type { MeasureCount } from './executions-of.ts'

/** A column beside the number and the text of a measure. */
export interface MeasureColumn {
  readonly title: string
  readonly weight: number
  readonly align: 'left' | 'right'
  readonly cell: (row: MeasureCount) => string
}

/** More rows of one plan than anybody reads in a report. */
const longest = 150

/** A table for each plan, its title over it where there are several. */
export function measureTables(rows: readonly MeasureCount[], columns: readonly MeasureColumn[]): readonly FactTable[] {
  const plans = [...new Set(rows.map(({ plan }) => plan))]
  return plans.map((plan) => {
    const own = rows.filter((row) => row.plan === plan)
    return {
      kind: 'table',
      caption: plans.length > 1 ? (own[0]?.planTitle ?? '') : '',
      columns: [
        { title: '№', weight: 12, align: 'left' },
        { title: 'Мероприятие', weight: 52, align: 'left' },
        ...columns.map(({ title, weight, align }) => ({ title, weight, align })),
      ],
      rows: own.slice(0, longest).map((row) => ({
        cells: [row.number ?? '', row.text, ...columns.map(({ cell }) => cell(row))],
        link: { to: 'measure', plan: row.plan, measure: row.measure },
      })),
      more: Math.max(0, own.length - longest),
    }
  })
}
