/** Subjects of the procedures, as results name them. */
export const schoolSubjects = [
  'Русский язык',
  'Математика',
  'Окружающий мир',
  'Литературное чтение',
  'Литература',
  'Английский язык',
  'Немецкий язык',
  'Французский язык',
  'История',
  'Обществознание',
  'География',
  'Биология',
  'Физика',
  'Химия',
  'Информатика',
] as const

const grades = [4, 5, 6, 7, 8, 10]

/** A line of the form of a school: subject null where the school chooses one, grade null where it chooses that too. */
export interface WorkLine {
  readonly grade: number | null
  readonly subject: string | null
}

/**
 * Lines that the form of a school begins with. ВПР since 2025 (order of Рособрнадзор of 13.05.2024 № 1008): Russian and
 * mathematics in each grade, one more subject in grade 4, two more in the others.
 */
export function suggestedLines(procedure: string, named: readonly number[] | null): readonly WorkLine[] {
  if (procedure !== 'ВПР') return Array.from({ length: 6 }, () => ({ grade: null, subject: null }))
  return (named ?? grades).flatMap((grade) => [
    { grade, subject: 'Русский язык' },
    { grade, subject: 'Математика' },
    ...Array.from({ length: grade === 4 ? 1 : 2 }, () => ({ grade, subject: null })),
  ])
}
