import { printParts } from '#deadlines'
import type { DeadlinePart } from '#deadlines/model'
import type { PlanReading } from '../../model.ts'
import { measureRule } from '../plan-rule.ts'

/** «Сентябрь 2023 г, июнь 2023 г»: a later date before an earlier one, mostly a wrong year. */
export const outOfOrder = measureRule(
  'out-of-order',
  'Даты перечислены не по порядку',
  ({ deadline, items }, reading) => {
    const warned = deadline?.warnings.find((warning) => warning.rule === 'out-of-order')
    // Each of several sub-items has a date of its own: their order says nothing.
    if (deadline === null || warned === undefined || items.some((item) => item.deadlineParts.length > 0))
      return undefined
    const moved = nextYear(deadline.parts, reading)
    return {
      severity: 'warning',
      quote: deadline.text,
      reason: 'Даты стоят не по порядку: вероятно, у одной из них не тот год.',
      advice: 'Проверьте год или переставьте даты.',
      mend: moved === undefined ? null : { field: 'deadline', value: printParts(moved) },
    }
  },
)

/** The date that steps back, a year later; undefined where that leaves the period. */
function nextYear(parts: readonly DeadlinePart[], { head }: PlanReading): DeadlinePart[] | undefined {
  const moved = parts.map((part, index): DeadlinePart => {
    const before = parts[index - 1]
    return before?.start && part.start && part.start < before.start ? later(part) : part
  })
  return moved.every(({ end }) => end === null || end <= head.period.end) ? moved : undefined
}

const later = (part: DeadlinePart): DeadlinePart => ({ ...part, start: plusYear(part.start), end: plusYear(part.end) })

function plusYear(date: string | null): string | null {
  if (date === null) return null
  const next = `${Number.parseInt(date.slice(0, 4), 10) + 1}${date.slice(4)}`
  return next.endsWith('-02-29') ? `${next.slice(0, 8)}28` : next
}
