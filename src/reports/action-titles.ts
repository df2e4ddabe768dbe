import type { ActionTitles } from '#audit'

export const reportsActionTitles: ActionTitles = {
  'reports.make-note': 'Составлена аналитическая справка',
}
