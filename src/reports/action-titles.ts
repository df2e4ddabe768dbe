import type { ActionTitles } from '#audit'

export const reportsActionTitles: ActionTitles = {
  'reports.make-note': 'Составлена аналитическая справка',
  'reports.keep-order': 'Приказ сохранён в том виде, в каком вышел',
}
