import { unreachable } from '#kernel/assert'
import type { ReportKind } from '../model.ts'
import type { ReadColumn } from './header-columns.ts'
import { statesMaximum } from './read-protocol.ts'
import { readPositions, workColumns } from './work-columns.ts'

/** Columns that a report of the kind reads, by position; the preview shows the others as not read. */
export function usedPositions(kind: ReportKind, columns: readonly ReadColumn[]): ReadonlySet<number> {
  switch (kind) {
    case 'protocol':
    case 'individual':
      return readPositions(workColumns(columns, statesMaximum))
    case 'works-table':
    case 'dataset':
      return readPositions(workColumns(columns, ({ task }) => task !== undefined))
    case 'mark-statistics':
    case 'register-comparison':
    case 'score-distribution':
    case 'task-performance':
    case 'task-performance-by-mark':
    case 'planned-results':
      return new Set(columns.map(({ column }) => column))
    case 'marker-list':
      return new Set(
        columns
          .filter(({ holds, header }) => holds !== 'unknown' || /^\s*\d\s*[А-Я]{2}/i.test(header))
          .map(({ column }) => column),
      )
    default:
      return unreachable(kind)
  }
}
