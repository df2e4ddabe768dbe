import type { ActionTitles } from '#audit'

export const reportsActionTitles: ActionTitles = {
  'reports.make-note': 'Составлена аналитическая справка',
  'reports.keep-case': 'Выпущена справка по делу школы',
  'reports.keep-honours': 'Выпущена справка о претендентах',
  'reports.keep-order': 'Приказ сохранён в том виде, в каком вышел',
  'reports.keep-report': 'Отчёт сохранён в том виде, в каком вышел',
  'reports.create-report': 'Начат отчёт',
  'reports.write-report': 'Изменён текст отчёта',
  'reports.send-report': 'Отправлен отчёт',
  'reports.accept-report': 'Принят отчёт',
  'reports.return-report': 'Отчёт возвращён с замечанием',
  'reports.delete-report': 'Удалён черновик отчёта',
  'reports.plan-reports': 'Установлено расписание отчётов',
  'reports.end-schedule': 'Остановлено расписание отчётов',
  'reports.make-drafts': 'Подготовлены черновики отчётов по расписанию',
}
