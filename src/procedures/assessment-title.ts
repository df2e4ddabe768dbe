import type { Assessment } from './model.ts'

/** «ВПР 2026, 4 класс, Русский язык»: the same words on every screen and in every document. */
export function assessmentTitle(assessment: Pick<Assessment, 'procedure' | 'year' | 'grade' | 'subject'>): string {
  return `${assessment.procedure} ${assessment.year}, ${assessment.grade}\u00a0класс, ${assessment.subject}`
}

/** Without procedure and year, where the page has said them. */
export function shortAssessmentTitle(assessment: Pick<Assessment, 'grade' | 'subject'>): string {
  return `${assessment.subject}, ${assessment.grade}\u00a0класс`
}
