import { parseWhole } from '#kernel/parse-number'
import { type SchoolYear, schoolYearOf } from '#calendar/model'
import type { IsoDate } from '#kernel/clock'

/** What every page of the calendar carries in its address: the school year, and the node where it is not one's own. */
export interface CalendarPlace {
  readonly year: SchoolYear
  /** Code of the node; empty for the visitor's own. */
  readonly node: string
}

/** `?year=2026&node=reg99_m001`; the current year is meant where the address does not say. */
export function placeOfRequest(request: Request, today: IsoDate): CalendarPlace {
  const search = new URL(request.url).searchParams
  const asked = parseWhole(search.get('year') ?? '')
  const year = asked !== undefined && asked >= 2000 && asked <= 2100 ? asked : schoolYearOf(today)
  return { year, node: search.get('node') ?? '' }
}

export function inPlace(
  path: string,
  { year, node }: CalendarPlace,
  more: Readonly<Record<string, string>> = {},
): string {
  const search = new URLSearchParams({ year: String(year), ...(node === '' ? {} : { node }), ...more })
  return `${path}?${search}`
}
