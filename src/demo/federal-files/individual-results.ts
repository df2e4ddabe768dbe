import { unreachable } from '#kernel/assert'
import type { IsoDate } from '#kernel/clock'
import type { Assessment, Mark, TaskLevel } from '#procedures/model'
import type { PresentWork } from '#results/model'
import type { Cell, Sheet } from '#tabular'
import { reportHeading, reportSheetName } from './report-heading.ts'

const title = 'Индивидуальные результаты'

/** One school's part of the report. */
export interface IndividualSection {
  readonly login: string
  readonly name: string
  readonly municipality: string
  readonly works: readonly PresentWork[]
}

/** Ф1 «Индивидуальные результаты»: levels above the tasks in row 7, header in row 8, then schools, each after its own line. */
export function individualResults(
  assessment: Assessment,
  date: IsoDate,
  sections: readonly IndividualSection[],
): readonly Sheet[] {
  const tasks = assessment.tasks
  const levels = [
    'Уровень сложности задания',
    null,
    null,
    null,
    null,
    null,
    ...tasks.map(({ level }) => letterOf(level)),
  ]
  const header = [
    'ОО',
    'Муниципалитет',
    'Название ОО',
    'Код участника',
    'Класс',
    'Вариант',
    ...tasks.map(({ label, max }) => `${label} (${max}б)`),
    'Первичный балл',
    'Отметка',
    'Отметка по журналу',
  ]
  const rows = sections.flatMap((section): Cell[][] => [
    [`${section.name}(${section.login})`, `Кол-во участников: ${section.works.length}`],
    ...section.works.map((work) => [
      section.login,
      section.municipality,
      section.name,
      work.participant,
      work.classLabel,
      work.variant,
      ...work.scores,
      work.total,
      markCell(work.mark),
      markCell(work.journalMark),
    ]),
  ])
  return [
    {
      name: reportSheetName(title, assessment),
      rows: [...reportHeading(title, assessment, date), levels, header, ...rows],
    },
  ]
}

function markCell(mark: Mark | 'none'): Cell {
  return mark === 'none' ? null : mark
}

function letterOf(level: TaskLevel): Cell {
  switch (level) {
    case 'basic':
      return 'Б'
    case 'advanced':
      return 'П'
    case 'high':
      return 'В'
    case 'unknown':
      return null
    default:
      return unreachable(level)
  }
}
