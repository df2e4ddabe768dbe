import type { ActionTitles } from '#audit'

export const screeningActionTitles: ActionTitles = {
  'screening.run': 'Рассчитаны признаки',
}
