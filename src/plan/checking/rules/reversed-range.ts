import { printParts } from '#deadlines'
import { measureRule } from '../plan-rule.ts'

/** «Май-март 2023»: the end stands before the beginning. */
export const reversedRange = measureRule('reversed-range', 'Конец срока раньше начала', ({ deadline }) =>
  (deadline?.warnings ?? [])
    .filter((warning) => warning.rule === 'reversed-range')
    .map(({ quote }) => ({
      severity: 'error' as const,
      quote,
      reason: 'Конец промежутка стоит раньше начала: по такому сроку нельзя проверить исполнение.',
      advice: 'Поменяйте начало и конец местами или исправьте год.',
      mend: { field: 'deadline' as const, value: printParts(deadline?.parts.map(turned) ?? []) },
    })),
)

/** Months keep their borders when turned: «май – март» has the first day of May and the last of March. */
function turned<Part extends { start: string | null; end: string | null }>(part: Part): Part {
  const { start, end } = part
  if (start === null || end === null || start <= end) return part
  const wholeMonths = start.endsWith('-01') && end === lastOfMonth(end)
  return { ...part, start: wholeMonths ? `${end.slice(0, 7)}-01` : end, end: wholeMonths ? lastOfMonth(start) : start }
}

const lastOfMonth = (date: string): string => {
  const [year = 0, month = 1] = date.split('-').map((part) => Number.parseInt(part, 10))
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}
