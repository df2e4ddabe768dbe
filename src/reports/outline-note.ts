import type { AnalyticNoteData, AssessmentAnalysis } from './model.ts'

/** A section of the note before it is made: whether there is something for it, and if not, why. */
export interface OutlineSection {
  readonly title: string
  /** Assessments that have it, of all chosen. */
  readonly present: number
  readonly of: number
  /** Russian: why it is not there for the rest; empty where it is there for all. */
  readonly missing: string
}

type Has = (assessment: AssessmentAnalysis) => boolean

const sections: readonly { readonly title: string; readonly has: Has; readonly missing: string }[] = [
  {
    title: 'Участники',
    has: ({ participants: { total } }) => total.present !== 'hidden' && total.present > 0,
    missing: 'результатов нет',
  },
  {
    title: 'Результаты по отметкам',
    has: ({ marks }) => marks !== 'missing' && marks.own.shares !== 'hidden',
    missing: 'нет отметок: нужны шкала или файл с отметками',
  },
  {
    title: 'Распределение первичных баллов',
    has: ({ scores }) => scores !== 'missing',
    missing: 'нет работ участников, только сводные доли',
  },
  {
    title: 'Сравнение с журналом',
    has: ({ register }) => register !== 'missing' && register.own.shares !== 'hidden',
    missing: 'в загруженных файлах нет отметок по журналу',
  },
  { title: 'Выполнение заданий', has: ({ tasks }) => tasks !== 'missing', missing: 'нет баллов за задания' },
  {
    title: 'Планируемые результаты',
    has: ({ plannedResults }) => plannedResults !== 'missing',
    missing: 'спецификация их не называет, отчёт «Достижение планируемых результатов» не загружен',
  },
  { title: 'Динамика по годам', has: ({ dynamics }) => dynamics.length >= 2, missing: 'загружен только один год' },
]

/** Pure. What a note of these data will contain, section by section in the order of the note. */
export function outlineNote({ assessments, screening, minimumGroup }: AnalyticNoteData): readonly OutlineSection[] {
  const of = assessments.length
  const fixed = sections.map(({ title, has, missing }) => {
    const without = assessments.filter((assessment) => !has(assessment))
    const reason = without.every(isHidden) ? `участников меньше ${minimumGroup}, данные не показываются` : missing
    return { title, present: of - without.length, of, missing: without.length === 0 ? '' : reason }
  })
  const signs =
    screening === 'none'
      ? { present: 0, missing: 'расчёт признаков ещё не выполнялся' }
      : screening === 'hidden'
        ? { present: 0, missing: `участников меньше ${minimumGroup}, данные не показываются` }
        : { present: of, missing: '' }
  return [...fixed, { title: 'Признаки, которые требуют уточнения', of, ...signs }]
}

/** Pure. False where the store has nothing of the node itself, whatever it knows of the region and the country. */
export function hasResults({ assessments }: AnalyticNoteData): boolean {
  return assessments.some(
    ({ participants: { total }, marks }) => total.present === 'hidden' || total.present > 0 || marks !== 'missing',
  )
}

function isHidden({ participants: { total } }: AssessmentAnalysis): boolean {
  return total.present === 'hidden'
}
