import type { ActionTitles } from '#audit'

export const meetingsActionTitles: ActionTitles = {
  'meetings.create': 'Создана встреча',
  'meetings.edit': 'Изменена встреча',
  'meetings.delete-draft': 'Удалён черновик встречи',
  'meetings.set-agenda': 'Изменена повестка встречи',
  'meetings.invite': 'Отправлены приглашения на встречу',
  'meetings.cancel': 'Отменена встреча',
  'meetings.hold': 'Встреча отмечена состоявшейся',
  'meetings.answer': 'Ответ на приглашение',
  'meetings.record-attendance': 'Отмечено присутствие на встрече',
  'meetings.write-minutes': 'Изменён проект протокола',
  'meetings.set-decision': 'Изменено решение встречи',
  'meetings.agree-minutes': 'Утверждён протокол встречи',
}
