import type { Stretch } from '#deadlines/model'
import type { IsoDate } from '#kernel/clock'

/** Every month that the stretch touches: `2026-09`, `2026-10` … */
export function monthsOf({ start, end }: Stretch): readonly string[] {
  const months: string[] = []
  let [year, month] = [Number(start.slice(0, 4)), Number(start.slice(5, 7))]
  for (;;) {
    const name = `${year}-${String(month).padStart(2, '0')}`
    if (name > end.slice(0, 7)) return months
    months.push(name)
    month = month === 12 ? 1 : month + 1
    if (month === 1) year += 1
  }
}

/** From September to August: the year in which schools live. */
export function schoolYearOf(day: IsoDate): Stretch {
  const year = Number(day.slice(0, 4)) - (day.slice(5, 7) < '09' ? 1 : 0)
  return { start: `${year}-09-01`, end: `${year + 1}-08-31` }
}
