import { measureRule } from '../plan-rule.ts'

export const noDeadline = measureRule('no-deadline', 'Нет срока', ({ deadline, text }) =>
  deadline === null
    ? {
        severity: 'error',
        quote: text,
        reason: 'У мероприятия нет срока: за его исполнением нельзя следить.',
        advice: 'Назначьте срок.',
      }
    : undefined,
)

/** What was not understood stays as written and is asked about. */
export const unreadDeadline = measureRule('unread-deadline', 'Срок не прочитан', ({ deadline }) =>
  deadline !== null && (deadline.unread.trim() !== '' || deadline.parts.every((part) => part.kind === 'unknown'))
    ? {
        severity: 'warning',
        quote: deadline.unread.trim() === '' ? deadline.text : deadline.unread,
        reason: 'Эти слова срока не удалось прочитать: контрольной даты по ним нет.',
        advice: 'Запишите срок датой, месяцем или событием.',
      }
    : undefined,
)
