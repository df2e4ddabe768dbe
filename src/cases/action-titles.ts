import type { ActionTitles } from '#audit'

export const casesActionTitles: ActionTitles = {
  'cases.open': 'Открыто дело школы',
  'cases.ask': 'Школе направлен запрос',
  'cases.save-answer': 'Школа сохранила ответ',
  'cases.answer': 'Школа ответила на запрос',
  'cases.decide': 'Принято решение по делу школы',
  'cases.reopen': 'Дело школы открыто снова',
  'cases.plan': 'Мера по делу школы поставлена в план',
}
