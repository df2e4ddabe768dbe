import type { ActionTitles } from '#audit'

export const resultsActionTitles: ActionTitles = {
  'results.import': 'Загружены результаты',
  'results.undo-import': 'Отменена загрузка результатов',
}
