import { daysPiece, lastWeekPiece, type YearPiece } from '../calendar/spans-of-year.ts'

/** «Вторая декада», «первая половина», «последняя неделя» of a month; −1 is the last. Weeks are sevens of days from the first. */
export function partOfMonth(
  unit: 'decade' | 'half-month' | 'week',
  month: number,
  value: number,
): YearPiece | undefined {
  if (unit === 'decade') {
    const decade = value === -1 ? 3 : value
    return decade >= 1 && decade <= 3 ? daysPiece(month, decade * 10 - 9, decade === 3 ? 0 : decade * 10) : undefined
  }
  if (unit === 'half-month') {
    if (value === 1) return daysPiece(month, 1, 15)
    return value === 2 || value === -1 ? daysPiece(month, 16, 0) : undefined
  }
  if (value === -1) return lastWeekPiece(month)
  return value >= 1 && value <= 4 ? daysPiece(month, value * 7 - 6, value * 7) : undefined
}
