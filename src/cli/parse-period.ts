import type { Stretch } from '#deadlines/model'
import { parseWhole } from '#kernel/parse-number'

const longestYears = 12

/** `2023-09-01/2024-08-31`, the end not before the start; undefined for anything else. */
export function parsePeriod(text: string): Stretch | undefined {
  const [start = '', end = '', ...rest] = text.split('/')
  if (rest.length > 0 || !isDate(start) || !isDate(end) || start > end) return undefined
  const years = (parseWhole(end.slice(0, 4)) ?? 0) - (parseWhole(start.slice(0, 4)) ?? 0)
  return years <= longestYears ? { start, end } : undefined
}

/** A calendar date that exists: `2024-02-30` does not. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const parsed = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === text
}
