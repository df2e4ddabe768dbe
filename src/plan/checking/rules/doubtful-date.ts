import { nearestWorkingDay, printParts, russianWorkingDays } from '#deadlines'
import { measureRule } from '../plan-rule.ts'

/** Dates that do not exist or are named twice. */
export const impossibleDate = measureRule('impossible-date', 'Несуществующая или повторённая дата', ({ deadline }) =>
  (deadline?.warnings ?? [])
    .filter(({ rule }) => rule === 'impossible-date' || rule === 'repeated-date')
    .map(({ rule, quote, sentence }) => ({
      severity: rule === 'impossible-date' ? ('error' as const) : ('warning' as const),
      quote,
      reason: sentence,
      advice: 'Исправьте дату.',
    })),
)

/** A deadline on a weekend or a holiday: the working day before it is proposed. */
export const dayOff = measureRule('day-off', 'Срок в выходной или праздник', ({ deadline }) => {
  const warned = deadline?.warnings.find(({ rule }) => rule === 'not-working-day')
  if (deadline === null || warned === undefined) return undefined
  const moved = deadline.parts.map((part) => {
    if ((part.kind !== 'on' && part.kind !== 'by') || part.end === null) return part
    const day = nearestWorkingDay(part.end, -1, russianWorkingDays)
    return { ...part, start: part.start === null ? null : day, end: day }
  })
  return {
    severity: 'warning',
    quote: warned.quote,
    reason: `${warned.sentence} Школы и управление в этот день не работают.`,
    advice: 'Перенесите срок на ближайший рабочий день.',
    mend: { field: 'deadline', value: printParts(moved) },
  }
})
