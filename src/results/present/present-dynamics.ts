import { unreachable } from '#kernel/assert'
import type { Cell, WorkbookSheet } from '#tabular'
import type { Dynamics, DynamicsYear } from '../analysis-model.ts'
import { hiddenCell, known } from './hidden-cell.ts'

/** Динамика за три года of one subject and grade. */
export function presentDynamics(dynamics: Dynamics): WorkbookSheet {
  return {
    name: 'Динамика',
    title: `Динамика: ${dynamics.group.name}`,
    filter: dynamics.filter,
    columns: [
      { header: 'Год', kind: 'text' },
      { header: 'Участники', kind: 'whole' },
      { header: '«2»', kind: 'percent' },
      { header: 'Успеваемость', kind: 'percent' },
      { header: 'Качество', kind: 'percent' },
      { header: 'Сравнение с прошлым годом', kind: 'text' },
    ],
    rows: dynamics.years.map((year) => [String(year.year), ...figuresOf(year), comparison(year)]),
  }
}

function figuresOf({ figures }: DynamicsYear): Cell[] {
  if (figures === 'none') return ['нет данных', '–', '–', '–']
  if (figures === 'hidden') return [hiddenCell, '–', '–', '–']
  return [known(figures.participants), figures.shares[0], figures.success, figures.quality]
}

function comparison(year: DynamicsYear): string {
  switch (year.comparable) {
    case 'first':
      return '–'
    case 'scale-changed':
      return 'шкала изменилась, напрямую не сравнивается'
    case 'scale-unknown':
      return 'шкала неизвестна, напрямую не сравнивается'
    case 'yes':
      return year.changeOfTwos === 'unknown' ? '–' : `доля «2»: ${signedPoints(year.changeOfTwos)} п. п.`
    default:
      return unreachable(year.comparable)
  }
}

function signedPoints(change: number): string {
  const points = (Math.abs(change) * 100).toFixed(1).replace('.', ',')
  return points === '0,0' ? '0' : `${change > 0 ? '+' : '−'}${points}`
}
