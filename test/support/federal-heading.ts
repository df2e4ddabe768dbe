import { type DemoAssessment, maxOf } from './demo-works.ts'
import type { RawCell } from './raw-workbook.ts'

/** Rows 1–6 of every export. */
export function headingBlock(title: string, assessment: DemoAssessment): readonly (readonly RawCell[])[] {
  return [
    [title],
    [],
    [`ВПР ${assessment.year} ${assessment.subject} ${assessment.grade} класс`],
    ['Предмет:', assessment.subject],
    ['Максимальный первичный балл:', maxOf(assessment)],
    ['Дата:', assessment.date],
  ]
}

/** Excel keeps 31 characters of the name. */
export function sheetName({ short, grade }: DemoAssessment, title: string): string {
  return `${short} ${grade} ${title}`.slice(0, 31)
}
