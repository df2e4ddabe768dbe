import { seededRandom } from '#stats'
import type { RawCell } from './raw-workbook.ts'

/** Synthetic works («Демо»): no real school, no real pupil. */
export interface DemoAssessment {
  readonly year: number
  readonly grade: number
  readonly subject: string
  /** `РУ`, `МА`: begins the name of a sheet. */
  readonly short: string
  readonly date: string
  readonly tasks: readonly DemoTask[]
}

export interface DemoTask {
  readonly label: string
  readonly max: number
  readonly level: 'Б' | 'П'
}

export interface DemoWork {
  readonly participant: RawCell
  readonly variant: RawCell
  /** Cells as typed; empty for an absent participant. */
  readonly scores: readonly RawCell[]
  readonly classNumber: RawCell
  readonly journal: RawCell
  /** Mark of the work; the protocol has none. */
  readonly mark?: RawCell
  /** Stated total where it is not the sum. */
  readonly total?: RawCell
}

export const demoRussian4: DemoAssessment = {
  year: 2026,
  grade: 4,
  subject: 'Русский язык',
  short: 'РУ',
  date: '20.04.2026',
  tasks: [
    { label: '1К1', max: 4, level: 'Б' },
    { label: '1К2', max: 3, level: 'Б' },
    { label: '2', max: 3, level: 'Б' },
    { label: '3.1', max: 1, level: 'Б' },
    { label: '3.2', max: 3, level: 'Б' },
    { label: '4', max: 4, level: 'П' },
    { label: '5', max: 6, level: 'П' },
  ],
}
export const demoRussian4Scale = { 3: 10, 4: 16, 5: 21 } as const

export const demoEnglish8: DemoAssessment = {
  year: 2026,
  grade: 8,
  subject: 'Английский язык',
  short: 'АЯ',
  date: '22.04.2026',
  tasks: [5, 5, 5]
    .map((max, index): DemoTask => ({ label: String(index + 1), max, level: 'Б' }))
    .concat([
      { label: '4К1', max: 3, level: 'П' },
      { label: '4К2', max: 2, level: 'П' },
      { label: '4К3', max: 3, level: 'П' },
      { label: '4К4', max: 2, level: 'П' },
    ]),
}

/** Works of plausible pupils: an ability each, every point of a task won with a chance of its own; seeded. */
export function demoWorks(assessment: DemoAssessment, count: number, seed: number): readonly DemoWork[] {
  const random = seededRandom(seed)
  return Array.from({ length: count }, (_, index): DemoWork => {
    const ability = 0.25 + 0.65 * random()
    const absent = random() < 0.04
    const scores = assessment.tasks.map(({ max, level }): RawCell => {
      if (random() < 0.03) return 'X'
      const chance = level === 'Б' ? ability : ability * 0.7
      return Array.from({ length: max }, () => (random() < chance ? 1 : 0)).reduce<number>(
        (sum, point) => sum + point,
        0,
      )
    })
    const journal = random() < 0.03 ? 'нет отметки' : ability > 0.75 ? 5 : ability > 0.5 ? 4 : 3
    const classNumber = 1 + (index % 2)
    const participant = 4001 + index
    if (absent) return { participant, variant: 'отсутствовал', scores: [], classNumber, journal }
    return { participant, variant: 1 + (index % 2), scores, classNumber, journal }
  })
}

/** The same works with the mark that a scale gives, as Ф1 prints it. */
export function demoMarked(
  works: readonly DemoWork[],
  scale: { readonly 3: number; readonly 4: number; readonly 5: number },
): readonly DemoWork[] {
  return works
    .filter(({ variant }) => variant !== 'отсутствовал')
    .map((work) => {
      const total = sumOf(work.scores)
      return { ...work, mark: total >= scale[5] ? 5 : total >= scale[4] ? 4 : total >= scale[3] ? 3 : 2 }
    })
}

export function sumOf(scores: readonly RawCell[]): number {
  return scores.reduce<number>((sum, score) => sum + (typeof score === 'number' ? score : 0), 0)
}

export function maxOf({ tasks }: DemoAssessment): number {
  return tasks.reduce((sum, { max }) => sum + max, 0)
}
