import type { IsoDate } from '#kernel/clock'
import type { Assessment } from '#procedures/model'
import type { Cell, Sheet } from '#tabular'
import type { GroupResults } from '../group-results.ts'
import { groupLabel, percent, reportHeading, reportSheetName } from './report-heading.ts'

type Report = (assessment: Assessment, date: IsoDate, groups: readonly GroupResults[]) => readonly Sheet[]

/** Ф3 «Статистика по отметкам»: the number of schools stays empty in a school's row. */
export const markStatistics: Report = report(
  'Статистика по отметкам',
  () => [['Группы участников', 'Кол-во ОО', 'Кол-во участников', '2', '3', '4', '5']],
  (group) => [groupLabel(group), group.schools ?? null, group.participants, ...group.marks.map(percent)],
)

/** «Сравнение отметок с отметками по журналу», the wide form: percent and count under the merged heading of each of the three. */
export const registerComparison: Report = report(
  'Сравнение отметок с отметками по журналу',
  () => [
    [
      'Группы участников',
      'Кол-во участников(всего)',
      'Понизили (Отметка < Отметка по журналу)',
      null,
      'Подтвердили (Отметка = Отметке по журналу)',
      null,
      'Повысили (Отметка > Отметка по журналу)',
    ],
    [null, null, '%', 'Кол-во', '%', 'Кол-во', '%', 'Кол-во'],
  ],
  (group) => {
    const { lower, equal, higher } = group.register
    const compared = lower + equal + higher
    const pairs = [lower, equal, higher].flatMap((count) => [compared === 0 ? 0 : percent(count / compared), count])
    return [groupLabel(group), group.participants, ...pairs]
  },
)

/** «Распределение первичных баллов»: one column for each primary score, in percent. */
export const scoreDistributionReport: Report = report(
  'Распределение первичных баллов',
  ({ maxScore }) => {
    const scores = Array.from({ length: maxScore === 'unknown' ? 0 : maxScore + 1 }, (_, score) => String(score))
    return [['Группы участников', 'Кол-во участников', ...scores]]
  },
  (group) => [groupLabel(group), group.participants, ...group.scores.map(percent)],
)

/** «Выполнение заданий»: mean share of the maximum by task, in percent. */
export const taskPerformance: Report = report(
  'Выполнение заданий',
  ({ tasks }) => [['Группы участников', 'Кол-во участников', ...tasks.map(({ label, max }) => `${label} (${max}б)`)]],
  (group) => [groupLabel(group), group.participants, ...group.tasks.map(percent)],
)

function report(
  title: string,
  header: (assessment: Assessment) => readonly (readonly Cell[])[],
  row: (group: GroupResults) => readonly Cell[],
): Report {
  return (assessment, date, groups) => [
    {
      name: reportSheetName(title, assessment),
      rows: [...reportHeading(title, assessment, date), [], ...header(assessment), ...groups.map(row)],
    },
  ]
}
