import type { ActionTitles } from '#audit'

export const proceduresActionTitles: ActionTitles = {
  'procedures.enter-scale': 'Принята шкала перевода баллов в отметки',
}
