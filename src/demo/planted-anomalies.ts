import type { DemoGrade, DemoYear } from './model.ts'

/** What is done to works, and how strongly. Chances and shares are 0…1. */
export type Mechanism =
  /** A work up to `reach` points below a mark is lifted exactly to it. */
  | { readonly kind: 'boundary-lift'; readonly reach: number; readonly chance: number }
  /** A work below its register mark by at most `reach` points gets enough points for that mark. */
  | { readonly kind: 'register-match'; readonly reach: number; readonly chance: number }
  /** Every lost point is given back with this chance, in any task. */
  | { readonly kind: 'inflation'; readonly chance: number }
  /** One more point in a task marked by criteria. */
  | { readonly kind: 'lenient-open'; readonly chance: number }
  /** The answers to a share of the tasks are given to a share of the class: the same points in the same tasks. */
  | { readonly kind: 'dictation'; readonly taskShare: number; readonly pupilShare: number }
  /** Participants below this ability stay at home with this chance. */
  | { readonly kind: 'kept-away'; readonly below: number; readonly chance: number }

export interface PlantedAnomaly {
  readonly school: string
  readonly years: readonly DemoYear[]
  readonly grades: readonly DemoGrade[]
  /** Subjects by name, or all. */
  readonly subjects: readonly string[] | 'all'
  /** Class within the grade, or all. */
  readonly classLabel: string | 'all'
  readonly mechanism: Mechanism
  /** What is planted, for whoever presents the demonstration. */
  readonly note: string
}

/**
 * Everything that is planted in the demonstration, in one table. Nothing but the generator and the tests reads it:
 * the screening sees the works and nothing else.
 */
export const plantedAnomalies: readonly PlantedAnomaly[] = [
  {
    school: 'edu990006',
    years: [2024, 2025, 2026],
    grades: [4, 5, 6, 7, 8],
    subjects: ['Русский язык', 'Математика'],
    classLabel: 'all',
    mechanism: { kind: 'boundary-lift', reach: 2, chance: 0.65 },
    note: 'СОШ № 6: работы, которым до отметки не хватает 1–2 балла, подняты до границы; три года подряд',
  },
  {
    school: 'edu990013',
    years: [2025, 2026],
    grades: [4, 5, 6],
    subjects: 'all',
    classLabel: 'all',
    mechanism: { kind: 'boundary-lift', reach: 1, chance: 0.6 },
    note: 'СОШ № 13: то же слабее – только 1 балл до границы, два года, 4–6 классы',
  },
  {
    school: 'edu990010',
    years: [2025, 2026],
    grades: [5, 6, 7, 8],
    subjects: 'all',
    classLabel: 'all',
    mechanism: { kind: 'register-match', reach: 5, chance: 0.85 },
    note: 'СОШ № 10: отметка за работу приведена к отметке в журнале',
  },
  {
    school: 'edu990016',
    years: [2024, 2025, 2026],
    grades: [4],
    subjects: 'all',
    classLabel: 'all',
    mechanism: { kind: 'inflation', chance: 0.5 },
    note: 'СОШ № 16: результаты 4 классов равномерно завышены; в 5 классе та же параллель показывает обычный уровень',
  },
  {
    school: 'edu990021',
    years: [2025, 2026],
    grades: [4, 5, 6, 7, 8],
    subjects: ['Русский язык'],
    classLabel: 'all',
    mechanism: { kind: 'lenient-open', chance: 0.4 },
    note: 'СОШ № 21: задания с развёрнутым ответом по русскому языку проверены мягче критериев',
  },
  {
    school: 'edu990003',
    years: [2025],
    grades: [6],
    subjects: 'all',
    classLabel: '2',
    mechanism: { kind: 'dictation', taskShare: 0.4, pupilShare: 0.9 },
    note: 'СОШ № 3: в одном классе (6-й, второй по порядку, 2025 год) у большинства одинаковые баллы за одни и те же задания',
  },
  {
    school: 'edu990003',
    years: [2026],
    grades: [7],
    subjects: 'all',
    classLabel: '2',
    mechanism: { kind: 'dictation', taskShare: 0.4, pupilShare: 0.9 },
    note: 'СОШ № 3: тот же класс годом позже',
  },
  {
    school: 'edu990015',
    years: [2025, 2026],
    grades: [4, 5, 6, 7, 8],
    subjects: 'all',
    classLabel: 'all',
    mechanism: { kind: 'kept-away', below: -0.6, chance: 0.55 },
    note: 'СОШ № 15: слабые участники чаще отсутствуют в день работы',
  },
]
