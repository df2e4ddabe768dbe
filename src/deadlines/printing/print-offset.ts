import { parseWhole } from '#kernel/parse-number'
import { counted } from '#kernel/russian-text'

/** `14 дней`, `10 рабочих дней`, `1 месяц` from an ISO 8601 duration of one unit. */
export function printOffset(duration: string, workingDays: boolean): string {
  const count = parseWhole(duration.slice(1, -1)) ?? 0
  switch (duration.at(-1)) {
    case 'Y':
      return counted(count, 'год', 'года', 'лет')
    case 'M':
      return counted(count, 'месяц', 'месяца', 'месяцев')
    default:
      if (!workingDays) return counted(count, 'день', 'дня', 'дней')
      return counted(count, 'рабочий день', 'рабочих дня', 'рабочих дней')
  }
}
