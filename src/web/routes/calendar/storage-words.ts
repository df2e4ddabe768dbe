import { counted } from '#kernel/russian-text'

/** The countdown in words: how many days works are still kept. */
export function storageWords(daysLeft: number): string {
  if (daysLeft > 0) return `осталось ${counted(daysLeft, 'день', 'дня', 'дней')}`
  return daysLeft === 0 ? 'последний день' : 'срок вышел'
}
