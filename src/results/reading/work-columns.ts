import { type Cell, columnLetter } from '#tabular'
import { isBlank } from './cell-text.ts'
import type { ReadColumn } from './header-columns.ts'
import { columnOf } from './header-columns.ts'
import type { StagedColumn } from '../staged.ts'
import { compareTaskLabels } from './task-label.ts'

export interface TaskColumn {
  readonly column: number
  readonly label: string
  readonly max: number | 'unknown'
}

/** Where the parts of a work stand in a row; a part the file does not have is undefined. */
export interface WorkColumns {
  readonly participant: number | undefined
  readonly variant: number | undefined
  readonly class: number | undefined
  /** The heading asks for a number 1…50. */
  readonly classIsNumber: boolean
  readonly journalMark: number | undefined
  readonly mark: number | undefined
  readonly total: number | undefined
  readonly school: number | undefined
  readonly schoolName: number | undefined
  readonly municipality: number | undefined
  readonly assessment: number | undefined
  readonly year: number | undefined
  readonly grade: number | undefined
  readonly subject: number | undefined
  /** All scores in one cell, separated by spaces (data contract). */
  readonly taskList: number | undefined
  readonly tasks: readonly TaskColumn[]
}

/** A heading counts as a task where `isTask` says so: reports state the maximum in brackets, plain tables may not. */
export function workColumns(columns: readonly ReadColumn[], isTask: (column: ReadColumn) => boolean): WorkColumns {
  const number = columnOf(columns, 'class-number')
  const letter = columnOf(columns, 'class-letter')
  const plainClass = columnOf(columns, 'class')
  return {
    participant: columnOf(columns, 'participant'),
    variant: columnOf(columns, 'variant'),
    class: number ?? letter ?? plainClass,
    classIsNumber: number !== undefined,
    journalMark: columnOf(columns, 'journal-mark'),
    mark: columnOf(columns, 'mark'),
    total: columnOf(columns, 'total'),
    school: columnOf(columns, 'school'),
    schoolName: columnOf(columns, 'school-name'),
    municipality: columnOf(columns, 'municipality'),
    assessment: columnOf(columns, 'assessment'),
    year: columnOf(columns, 'year'),
    // Beside a column of letters, «Класс» is the grade.
    grade: columnOf(columns, 'grade') ?? (letter === undefined ? undefined : plainClass),
    subject: columnOf(columns, 'subject'),
    taskList: columnOf(columns, 'task-list'),
    tasks: columns
      .filter((column) => column.task !== undefined && isTask(column))
      .map(({ column, task }) => ({ column, ...task! }))
      // In the order of the form, so that shuffled columns give the same work.
      .toSorted((one, other) => compareTaskLabels(one.label, other.label) || one.column - other.column),
  }
}

/** True where no one entered anything. The total is a formula in prepared rows, and the class may be prefilled: neither is data. */
export function isBlankWork(cells: readonly Cell[], columns: WorkColumns): boolean {
  return (
    blankAt(cells, columns.participant) &&
    blankAt(cells, columns.variant) &&
    blankAt(cells, columns.journalMark) &&
    blankAt(cells, columns.mark) &&
    blankAt(cells, columns.taskList) &&
    columns.tasks.every(({ column }) => isBlank(cells[column]))
  )
}

/** True where a code stands and nothing else that a work consists of. */
export function isUnfilledWork(cells: readonly Cell[], columns: WorkColumns): boolean {
  const total = cells[columns.total ?? -1]
  // Where tasks are listed, 0 is a formula over blanks; where the total stands alone, 0 is somebody's result.
  const zeroIsFormula = columns.tasks.length > 0 || columns.taskList !== undefined
  return (
    blankAt(cells, columns.variant) &&
    blankAt(cells, columns.mark) &&
    blankAt(cells, columns.taskList) &&
    columns.tasks.every(({ column }) => isBlank(cells[column])) &&
    (isBlank(total) || (zeroIsFormula && (total === 0 || total === '0')))
  )
}

function blankAt(cells: readonly Cell[], column: number | undefined): boolean {
  return column === undefined || isBlank(cells[column])
}

/**
 * The mapping as plain data for the preview and for findings of later checks. Under a heading that can be a task stand
 * scores in a table of works, and percents in an aggregate report.
 */
export function stagedColumns(
  sheet: string,
  columns: readonly ReadColumn[],
  read: ReadonlySet<number>,
  scores: 'task' | 'share',
): StagedColumn[] {
  return columns.map(({ column, header, holds, task }) => ({
    sheet,
    column: columnLetter(column),
    header,
    holds: !read.has(column)
      ? 'ignored'
      : task === undefined
        ? holds
        : scores === 'share'
          ? 'share'
          : `task ${task.label}`,
  }))
}

/** Columns of a work that are read, by position. */
export function readPositions(columns: WorkColumns): ReadonlySet<number> {
  const { tasks, classIsNumber: _heading, ...single } = columns
  return new Set([
    ...Object.values(single).filter((column): column is number => column !== undefined),
    ...tasks.map(({ column }) => column),
  ])
}
