import type { ActionTitles } from '#audit'

export const ordersActionTitles: ActionTitles = {
  'orders.draft': 'Составлен проект приказа',
  'orders.edit': 'Изменён проект приказа',
  'orders.move': 'Изменено состояние приказа',
  'orders.register': 'Зарегистрирован приказ',
  'orders.amend': 'Приказ изменён другим приказом',
  'orders.delete-draft': 'Удалён проект приказа',
}
