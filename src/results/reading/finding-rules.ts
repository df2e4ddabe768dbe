import type { Finding, Place } from '../staged.ts'

/**
 * Every rule of reading and checking with the sentence that stands for many findings of it at once.
 * The names are stable: they come out in JSON and stand in people's scripts.
 */
export const findingRules = {
  'absent-with-scores': 'Отмечено отсутствие, но стоят баллы',
  'assessment-unknown': 'Не понятно, какая это работа',
  'blank-score': 'Пустые ячейки с баллами',
  'class-lettered': 'Вместо порядкового номера класса стоит буква',
  'class-unreadable': 'Класс не прочитан',
  'control-character': 'В ячейках есть служебные символы',
  'count-not-whole': 'Количество не прочитано',
  'declared-count-differs': 'Заявленное число участников не сходится',
  'empty-file': 'В файле нет данных',
  'group-unknown': 'Не сказано, чьи это результаты',
  'journal-mark-unreadable': 'Отметка по журналу не прочитана',
  'mark-differs': 'Отметка не соответствует шкале',
  'mark-unreadable': 'Отметка не прочитана',
  'marker-conflict': 'Одна школа записана с разными маркерами',
  'marker-count-differs': 'Количество маркеров не сходится',
  'marker-repeated': 'Строки повторяются и учтены один раз',
  'marker-unreadable': 'Маркер не прочитан',
  'marks-shifted': 'Отметки сдвинуты',
  'marks-of-other-scale': 'Отметки подходят к другой шкале',
  'maximum-differs': 'Максимальный балл не совпадает со спецификацией',
  'municipality-differs': 'Муниципалитет школы записан иначе',
  'not-taught': 'Задания с отметкой «N»',
  'out-of-scope': 'Школа не в вашем ведении',
  'participant-conflict': 'Код участника повторяется с разными данными',
  'participant-missing': 'Нет кода участника',
  'participant-repeated': 'Строки повторяются',
  'performance-unreadable': 'Процент не прочитан',
  'row-not-filled': 'Строки начаты, но не заполнены',
  'row-not-read': 'Строки не прочитаны',
  'scale-unknown': 'Для работы нет шкалы',
  'school-missing': 'Нет логина школы',
  'school-not-chosen': 'Школа не выбрана',
  'score-above-maximum': 'Балл больше максимального',
  'score-count-differs': 'Число баллов не совпадает с числом заданий',
  'score-negative': 'Отрицательный балл',
  'score-not-whole': 'Дробный балл',
  'score-unreadable': 'Балл не прочитан',
  'shares-do-not-sum': 'Проценты не дают в сумме 100',
  'sheet-not-read': 'Лист не прочитан',
  'specification-unknown': 'Для работы нет спецификации',
  'task-column-extra': 'Лишние столбцы заданий',
  'task-column-missing': 'Не хватает столбцов заданий',
  'task-column-repeated': 'Столбец задания повторяется',
  'task-maximum-differs': 'Максимум за задание не совпадает со спецификацией',
  'task-maximum-unknown': 'В файле нет максимальных баллов',
  'total-above-maximum': 'Итоговый балл больше максимального',
  'total-differs': 'Итог не равен сумме баллов',
  'total-missing': 'Нет итогового балла',
  'total-unreadable': 'Итоговый балл не прочитан',
  'totals-shifted': 'Итоги сдвинуты',
  'unknown-school': 'Школы нет в списке',
  'variant-missing': 'Не указан вариант',
  'variant-unreadable': 'Вариант не прочитан',
  'work-differs': 'Файл о другой работе',
  'year-ahead': 'Год ещё не наступил',
  'year-unreadable': 'Год не прочитан',
} as const satisfies Record<string, string>

export type FindingRule = keyof typeof findingRules

export function errorAt(rule: FindingRule, place: Place, what: string, mend: string): Finding {
  return { severity: 'error', rule, place, what, mend }
}

export function warningAt(rule: FindingRule, place: Place, what: string, mend: string): Finding {
  return { severity: 'warning', rule, place, what, mend }
}

export function fileError(rule: FindingRule, what: string, mend: string): Finding {
  return { severity: 'error', rule, what, mend }
}

export function fileWarning(rule: FindingRule, what: string, mend: string): Finding {
  return { severity: 'warning', rule, what, mend }
}
