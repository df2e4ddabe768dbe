import { unreachable } from '#kernel/assert'
import type { WorkbookSheet } from '#tabular'
import type { Completeness, CompletenessCell } from '../analysis-model.ts'
import { hiddenCell } from './hidden-cell.ts'

/** Полнота данных: schools by assessments. */
export function presentCompleteness(completeness: Completeness): WorkbookSheet {
  return {
    name: 'Полнота данных',
    title: 'Полнота данных',
    filter: completeness.filter,
    columns: [
      { header: 'Школа', kind: 'text' },
      ...completeness.assessments.map((assessment) => ({
        header: `${assessment.subject}, ${assessment.grade} класс`,
        kind: 'text' as const,
      })),
    ],
    rows: completeness.rows.map((row) => [row.name, ...row.cells.map(cellText)]),
  }
}

function cellText(cell: CompletenessCell): string {
  switch (cell.state) {
    case 'missing':
      return 'нет'
    case 'hidden':
      return hiddenCell
    case 'report-only':
      return 'только сводка'
    case 'present':
      return cell.absent === 0 ? String(cell.works) : `${cell.works}\u00a0·\u00a0${cell.absent}`
    default:
      return unreachable(cell)
  }
}
