import type { AssignmentAnswer } from '#assignments/model'
import type { WorkbookSheet } from '#tabular'

/** The assignment as a workbook: who sees what and why they may, single works, loads, rules, what is missing. */
export function assignmentSheets(answer: AssignmentAnswer): readonly WorkbookSheet[] {
  const who = answer.kind === 'experts' ? 'Эксперт' : 'Наблюдатель'
  const what = answer.kind === 'experts' ? 'Партия работ' : 'Смена'
  const filter = `зерно «${answer.seed}», назначено ${answer.given} из ${answer.need}`
  return [
    {
      name: 'Назначения',
      title: answer.title === '' ? 'Назначения' : answer.title,
      filter,
      columns: [
        { header: who, kind: 'text' },
        { header: what, kind: 'text' },
        { header: 'Школа', kind: 'text' },
        { header: 'Сколько', kind: 'whole' },
        { header: 'Коды работ', kind: 'text' },
        { header: 'Почему можно', kind: 'text' },
      ],
      rows: answer.portions
        .toSorted((a, b) => (a.person < b.person ? -1 : a.person > b.person ? 1 : 0))
        .map(({ person, work, school, count, codes, why }) => [person, work, school, count, codes.join('; '), why]),
    },
    {
      name: 'По работам',
      title: 'Кто видит каждую работу',
      filter,
      columns: [
        { header: what, kind: 'text' },
        { header: 'Работа', kind: 'text' },
        { header: 'Кто', kind: 'text' },
      ],
      rows: answer.teams.map(({ work, item, people }) => [work, item, people.join('; ')]),
    },
    {
      name: 'Нагрузка',
      title: 'Нагрузка',
      filter: answer.balance.sentence,
      columns: [
        { header: who, kind: 'text' },
        { header: 'Назначено', kind: 'whole' },
        { header: 'Предел', kind: 'whole' },
        { header: 'Школ', kind: 'whole' },
        { header: 'Школы', kind: 'text' },
        { header: 'Километров', kind: 'decimal' },
      ],
      rows: answer.loads.map(({ person, count, limit, schools, km }) => [
        person,
        count,
        limit === 'none' ? 'нет' : limit,
        schools.length,
        schools.join('; '),
        km === 'unknown' ? 'не указано' : km,
      ]),
    },
    {
      name: 'Проверка правил',
      title: 'Соблюдение правил, проверенное по готовым назначениям',
      columns: [
        { header: 'Правило', kind: 'text' },
        { header: 'Основание', kind: 'text' },
        { header: 'Соблюдено', kind: 'text' },
        { header: 'Что проверено', kind: 'text' },
      ],
      rows: answer.checks.map(({ title, source, holds, sentence }) => [title, source, holds ? 'да' : 'нет', sentence]),
    },
    ...(answer.shortages.length === 0
      ? []
      : [
          {
            name: 'Не хватает',
            title: 'Чего не хватает и что помогло бы',
            columns: [
              { header: 'Объяснение', kind: 'text' },
              { header: 'Не хватает', kind: 'whole' },
              { header: what, kind: 'text' },
            ],
            rows: answer.shortages.map(({ sentence, missing, works }) => [sentence, missing, works.join('; ')]),
          } satisfies WorkbookSheet,
        ]),
  ]
}
