import type { ActionTitles } from '#audit'

export const honoursActionTitles: ActionTitles = {
  'honours.enter-rule': 'Введено правило для претендентов',
  'honours.withdraw-rule': 'Снято введённое правило для претендентов',
  'honours.import': 'Загружены претенденты',
  'honours.undo-import': 'Отменена загрузка претендентов',
  'honours.finish-check': 'Завершена проверка претендентов',
}
