import type { Cursor } from '../cursor.ts'
import { type Fragment, makePart } from './fragment.ts'
import { readPeriod } from './read-period.ts'

const words: ReadonlySet<string> = new Set([
  'постоянно',
  'постоянный',
  'постоянная',
  'регулярно',
  'систематически',
  'непрерывно',
  'бессрочно',
  'всегда',
])

/** «Постоянно», «систематически»; «регулярно в течение планового периода» keeps the dates of the period. */
export function readContinuous(c: Cursor): Fragment[] | undefined {
  const from = c.at
  const named =
    c.skipWord(words) || c.skipWords('на', 'постоянной', 'основе') || c.skipWords('в', 'постоянном', 'режиме')
  if (!named) return undefined
  const mark = c.at
  c.skip('comma')
  const [period] = readPeriod(c) ?? []
  if (period === undefined || period.part.kind !== 'period') {
    c.at = mark
    return [{ part: makePart('continuous'), from, to: mark }]
  }
  const { start, end } = c.context.period
  return [{ part: makePart('continuous', { start, end }), from, to: c.at }]
}
