import type { ActionTitles } from '#audit'

export const planActionTitles: ActionTitles = {
  'plan.create': 'Создан план из документа',
  'plan.delete-draft': 'Удалён черновик плана',
  'plan.add-decided-measure': 'В план добавлено решение совещания',
  'plan.edit-measure': 'Изменено мероприятие плана',
  'plan.put-in-force': 'План введён в действие',
  'plan.acknowledge': 'Школа ознакомлена с приказом',
  'plan.move-execution': 'Изменено состояние исполнения',
  'plan.attach-evidence': 'Приложено подтверждение',
  'plan.detach-evidence': 'Откреплено подтверждение',
}
