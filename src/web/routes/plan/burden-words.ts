import { counted, formatNumber } from '#kernel/russian-text'

/** «3 ч 20 мин», «45 мин»; a dash where nothing is asked. */
export function minutesText(minutes: number): string {
  if (minutes === 0) return '–'
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return [hours === 0 ? '' : `${formatNumber(hours)}\u00a0ч`, rest === 0 ? '' : `${rest}\u00a0мин`]
    .filter((part) => part !== '')
    .join(' ')
}

/** Work of which nobody has said how long it takes is not nothing. */
export function untimedText(untimed: number): string {
  return untimed === 0 ? '' : `без оценки времени: ${counted(untimed, 'поручение', 'поручения', 'поручений')}`
}
