const nonBreakingSpace = '\u00a0'

/** Picks the Russian plural: 1 работа, 2 работы, 5 работ, 11 работ, 21 работа. */
export function plural(count: number, one: string, few: string, many: string): string {
  const whole = Math.abs(Math.trunc(count))
  const tens = whole % 100
  const units = whole % 10
  if (tens >= 11 && tens <= 14) return many
  if (units === 1) return one
  if (units >= 2 && units <= 4) return few
  return many
}

/** `31 работа`, with a non-breaking space and grouped thousands. */
export function counted(count: number, one: string, few: string, many: string): string {
  return `${formatNumber(count)}${nonBreakingSpace}${plural(count, one, few, many)}`
}

/** Decimal comma, thousands grouped by a non-breaking space from 10 000 on, minus sign U+2212. */
export function formatNumber(value: number, digits = 0): string {
  const fixed = Math.abs(value).toFixed(digits)
  const point = fixed.indexOf('.')
  const whole = point < 0 ? fixed : fixed.slice(0, point)
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, nonBreakingSpace) : whole
  const sign = value < 0 && Number(fixed) !== 0 ? '−' : ''
  return point < 0 ? sign + grouped : `${sign}${grouped},${fixed.slice(point + 1)}`
}

/** `44,3 %` from a share 0…1. */
export function formatShare(share: number, digits = 1): string {
  return `${formatNumber(share * 100, digits)}${nonBreakingSpace}%`
}

/** Probabilities as people read them: `0,012`, `0,0004`, `меньше 0,0001`. */
export function formatProbability(p: number): string {
  if (p < 0.0001) return 'меньше 0,0001'
  if (p < 0.001) return formatNumber(p, 4)
  if (p < 0.1) return formatNumber(p, 3)
  return formatNumber(p, 2)
}

/** As a month stands in a date: `22 ноября`. */
export const monthsOfDates = [
  'января',
  'февраля',
  'марта',
  'апреля',
  'мая',
  'июня',
  'июля',
  'августа',
  'сентября',
  'октября',
  'ноября',
  'декабря',
] as const

/** As a month is called by itself: `ноябрь`. */
export const monthNames = [
  'январь',
  'февраль',
  'март',
  'апрель',
  'май',
  'июнь',
  'июль',
  'август',
  'сентябрь',
  'октябрь',
  'ноябрь',
  'декабрь',
] as const

/** `22 ноября 2026 г.` from `2026-11-22` or an instant. */
export function formatDate(iso: string): string {
  const [year = '', month = '1', day = '1'] = iso.slice(0, 10).split('-')
  return `${Number(day)}${nonBreakingSpace}${monthsOfDates[Number(month) - 1]} ${year}${nonBreakingSpace}г.`
}

/** Folds case, ё, spaces and dashes, so that «Чёрный  Яр» is found by «черный яр». */
export function searchKey(text: string): string {
  return text
    .toLocaleLowerCase('ru')
    .replaceAll('ё', 'е')
    .replace(/[‐–—-]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Orders «СОШ № 2» before «СОШ № 11» in any store: numbers are padded, ё stands with е. */
export function sortKey(text: string): string {
  return searchKey(text).replace(/\d+/g, (digits) => digits.padStart(8, '0'))
}
