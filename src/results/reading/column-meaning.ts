/** What a column was taken for, in Russian; a task names its label. */
export function columnMeaning(holds: string, header: string): string {
  if (holds.startsWith('task ')) return `балл за задание ${holds.slice(5)}`
  if (holds === 'share') return `проценты «${header}»`
  if (holds === 'unknown') return header
  return meanings[holds] ?? 'не читается'
}

const meanings: Readonly<Record<string, string>> = {
  participant: 'код участника',
  variant: 'вариант',
  'class-number': 'порядковый номер класса',
  class: 'класс',
  'class-letter': 'буква класса',
  'journal-mark': 'отметка по журналу',
  mark: 'отметка за работу',
  total: 'первичный балл',
  school: 'логин школы',
  'school-name': 'название школы',
  municipality: 'муниципалитет',
  assessment: 'работа',
  year: 'год',
  grade: 'параллель',
  subject: 'предмет',
  'task-list': 'баллы за задания через пробел',
  group: 'группа участников',
  schools: 'количество школ',
  participants: 'количество участников',
  task: 'номер задания',
  level: 'уровень сложности',
  maximum: 'максимальный балл',
  'planned-result': 'планируемый результат',
  lower: 'понизили',
  equal: 'подтвердили',
  higher: 'повысили',
  markers: 'количество маркеров',
}
