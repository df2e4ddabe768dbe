import type { Stretch } from '#deadlines/model'
import { formatDate, monthNames } from '#kernel/russian-text'

const quarters = ['I', 'II', 'III', 'IV'] as const

/** «ноябрь 2026 г.», «IV квартал 2026 г.», «2026 год»; any other stretch by its days. Goes after «за». */
export function stretchWords({ start, end }: Stretch): string {
  const [year, month, day] = partsOf(start)
  const [lastYear, lastMonth, lastDay] = partsOf(end)
  const isWhole = day === 1 && lastDay === daysInMonth(lastYear, lastMonth) && year === lastYear
  if (isWhole && month === lastMonth) return `${monthNames[month - 1]} ${year}\u00a0г.`
  if (isWhole && month % 3 === 1 && lastMonth === month + 2) {
    return `${quarters[(month - 1) / 3]}\u00a0квартал ${year}\u00a0г.`
  }
  if (isWhole && month === 1 && lastMonth === 12) return `${year}\u00a0год`
  if (start === end) return formatDate(start)
  return `время с ${formatDate(start)} по ${formatDate(end)}`
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function partsOf(date: string): [year: number, month: number, day: number] {
  const [year = 0, month = 1, day = 1] = date.split('-').map((part) => Number.parseInt(part, 10))
  return [year, month, day]
}
