import type { ActionTitles } from '#audit'

export const calendarActionTitles: ActionTitles = {
  'calendar.save-event': 'Изменено событие календаря',
  'calendar.remove-event': 'Убрано событие календаря',
  'calendar.save-school-dates': 'Изменены даты процедуры в школе',
  'calendar.save-stages': 'Изменены сроки этапов процедуры',
  'calendar.mark-stage': 'Школа отметила этап процедуры',
  'calendar.save-storage-term': 'Изменён срок хранения работ',
  'calendar.lay-hold': 'Наложен запрет на уничтожение работ',
  'calendar.lift-hold': 'Снят запрет на уничтожение работ',
}
