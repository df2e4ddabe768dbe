import type { WorkbookSheet } from '#tabular'
import { marks } from '#procedures/model'
import { markSlot } from '../model.ts'
import type { RegisterFigures } from '../analysis-model.ts'

/** Works by mark (lines) and register mark (columns) of one group; `none` where the group has only a report. */
export function presentRegisterMatrix(
  groupName: string,
  figures: RegisterFigures,
  filter: string,
): WorkbookSheet | 'none' {
  const { matrix } = figures
  if (matrix === 'unknown') return 'none'
  const withNone = marks.some((mark) => (matrix[markSlot(mark)]?.[0] ?? 0) > 0)
  const journals = withNone ? [...marks, 'none' as const] : marks
  return {
    name: 'Матрица отметок',
    title: `Отметки за работу и по журналу: ${groupName}`,
    filter,
    columns: [
      { header: 'За работу', kind: 'text' },
      ...journals.map((mark) => ({
        header: mark === 'none' ? 'Нет в журнале' : `Журнал «${mark}»`,
        kind: 'whole' as const,
      })),
    ],
    rows: marks.map((mark) => [
      `«${mark}»`,
      ...journals.map((journal) => matrix[markSlot(mark)]?.[markSlot(journal)] ?? 0),
    ]),
  }
}
