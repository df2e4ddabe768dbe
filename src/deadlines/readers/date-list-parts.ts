import { addDays, yearOf } from '../calendar/civil-date.ts'
import { wholeYear } from '../calendar/spans-of-year.ts'
import type { DeadlinePart, ReadingContext, Stretch } from '../model.ts'
import { type Doubt, type Fragment, makePart, stretchPart } from './fragment.ts'
import type { DatedItem } from './moment.ts'

/** Parts of a list of dates, with what looks wrong about each. */
export function partsOfItems(items: readonly DatedItem[], context: ReadingContext): Fragment[] {
  return items.map((dated, index) => {
    const { item, dates } = dated
    const place = { from: item.from, to: item.to }
    if (dates === undefined) return { ...place, part: makePart('unknown'), doubts: [impossible] }
    const part = { ...partOf(dated, dates, context), note: item.note }
    return { ...place, part, doubts: doubtsOf(dated, dates, items[index - 1]) }
  })
}

const impossible: Doubt = { rule: 'impossible-date', sentence: 'Такого дня нет в календаре.' }

function partOf({ item }: DatedItem, dates: Stretch, { period }: ReadingContext): DeadlinePart {
  if (item.last !== undefined)
    return isYears(item) && takesIn(dates, period) ? stretchPart('period', period) : stretchPart('range', dates)
  const isDay = item.first.piece.kind === 'on'
  switch (item.bound) {
    case 'in':
      if (isYears(item) && isWhole(dates, period)) return stretchPart('period', dates)
      return stretchPart(item.first.piece.kind, dates)
    case 'by':
      return makePart('by', {
        end: item.exclusive && !isDay && item.first.tail === undefined ? addDays(dates.start, -1) : dates.end,
      })
    case 'from':
      return makePart('from', { start: dates.start })
    case 'after':
      return makePart('from', { start: addDays(dates.end, 1) })
  }
}

/** Named by years, not by dates: only such words can mean the whole planning period. */
function isYears({ first }: DatedItem['item']): boolean {
  return first.piece === wholeYear
}

/** «2023-2024» in the plan of that school year is the whole of the plan. */
function takesIn(dates: Stretch, period: Stretch): boolean {
  return yearOf(dates.start) === yearOf(period.start) && yearOf(dates.end) === yearOf(period.end)
}

function isWhole(dates: Stretch, period: Stretch): boolean {
  return dates.start === period.start && dates.end === period.end
}

function doubtsOf({ item, reversed, otherYears }: DatedItem, dates: Stretch, before: DatedItem | undefined): Doubt[] {
  const doubts: Doubt[] = []
  if (reversed) {
    doubts.push({ rule: 'reversed-range', sentence: 'Конец промежутка стоит раньше начала: проверьте месяцы и год.' })
  }
  if (item.joined && before?.dates !== undefined && dates.start < before.dates.start) {
    doubts.push({ rule: 'out-of-order', sentence: 'Даты перечислены не по порядку: проверьте год.' })
  }
  if (otherYears.length > 0) {
    const taken = dates.start.slice(0, 4)
    doubts.push({
      rule: 'year-assumed',
      sentence: `Год не назван; взят ${taken}, подходит и ${otherYears.slice(0, 3).join(', ')}.`,
    })
  }
  return doubts
}
