const millisecondsInDay = 86_400_000
const lastSerial = 2_958_465 // 31 December 9999

/**
 * A spreadsheet's day number as ISO text: `2025-04-15`, `2025-04-15T09:30:00`, or `09:30:00` for a time without a day.
 * Undefined where there is no such date. In the 1900 system day 60 is 29 February 1900, which never was
 * (ECMA-376-1, 18.17.4.1): days before it are shifted by one, and the day itself reads as 28 February.
 */
export function serialToIso(serial: number, countsDaysFrom1904: boolean): string | undefined {
  if (!Number.isFinite(serial) || serial < 0 || serial > lastSerial) return undefined
  // Half a second of tolerance: times are stored as binary fractions of a day.
  const rounded = Math.round(serial * 86_400) / 86_400
  const day = Math.floor(rounded)
  const time = new Date(Math.round((rounded - day) * millisecondsInDay)).toISOString().slice(11, 19)
  if (day === 0 && (time !== '00:00:00' || !countsDaysFrom1904)) return time
  const date = new Date(epoch(day, countsDaysFrom1904) + day * millisecondsInDay).toISOString().slice(0, 10)
  return time === '00:00:00' ? date : `${date}T${time}`
}

function epoch(day: number, countsDaysFrom1904: boolean): number {
  if (countsDaysFrom1904) return Date.UTC(1904, 0, 1)
  return day < 60 ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 30)
}

/** The day number of `2025-04-15` in the 1900 system; undefined for anything that is not a day from March 1900 on. */
export function isoToSerial(iso: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return undefined
  const instant = Date.parse(`${iso}T00:00:00Z`)
  const serial = (instant - Date.UTC(1899, 11, 30)) / millisecondsInDay
  return serial > 60 ? serial : undefined
}
