import type { ActionTitles } from '#audit'

export const accessActionTitles: ActionTitles = {
  'access.grant-role': 'Дана роль',
  'access.end-grant': 'Снята роль',
  'access.invite': 'Приглашён человек',
  'access.revoke-invitation': 'Отозвано приглашение',
  'access.issue-password-link': 'Выдана ссылка для нового пароля',
  'access.make-password-anew': 'Пароль создан заново по ссылке',
  'access.change-password': 'Изменён пароль',
  'access.deactivate': 'Закрыта учётная запись',
  'access.reactivate': 'Учётная запись открыта снова',
  'access.sign-in': 'Вход',
  'access.wrong-password': 'Неверный пароль',
  'access.second-factor-on': 'Включён вход с кодом',
  'access.second-factor-off': 'Отключён вход с кодом',
  'access.new-backup-codes': 'Созданы новые запасные коды',
  'access.end-session': 'Завершён вход на другом устройстве',
}
