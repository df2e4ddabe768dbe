import type { ReportKind } from '../model.ts'

/** Names of the reports for people. */
export const reportTitles: Readonly<Record<ReportKind, string>> = {
  protocol: '«Форма сбора результатов»',
  individual: 'Ф1 «Индивидуальные результаты»',
  'works-table': 'Таблица работ',
  dataset: 'Набор данных (spec.json и таблицы работ)',
  'mark-statistics': 'Ф3 «Статистика по отметкам»',
  'register-comparison': '«Сравнение отметок с отметками по журналу»',
  'score-distribution': '«Распределение первичных баллов»',
  'task-performance': '«Выполнение заданий»',
  'task-performance-by-mark': '«Выполнение заданий группами участников»',
  'planned-results': '«Достижение планируемых результатов»',
  'marker-list': 'Официальный список школ с маркерами',
}
