import type { Stretch } from '#deadlines/model'
import type { IsoDate } from '#kernel/clock'
import { parseWhole } from '#kernel/parse-number'
import { schoolYearOf } from '#plan'

/** The school year that `?year=2026` begins, or the present one. */
export function burdenStretch(search: URLSearchParams, today: IsoDate): Stretch {
  const year = parseWhole(search.get('year') ?? '')
  return year === undefined || year < 2000 || year > 2100 ? schoolYearOf(today) : schoolYearOf(`${year}-09-01`)
}
