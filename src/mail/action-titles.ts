import type { ActionTitles } from '#audit'

export const mailActionTitles: ActionTitles = {
  'mail.resend': 'Письмо отправлено ещё раз',
  'mail.forget': 'Письмо снято с отправки',
}
