import type { ActionTitles } from '#audit'

export const remindersActionTitles: ActionTitles = {
  'letters.change-preferences': 'Изменены настройки писем',
}
