import { parseWhole } from '#kernel/parse-number'
import type { Cell, Sheet } from '#tabular'
import type { AssessmentFacts } from './assessment-facts.ts'
import { mergeFacts, readFactsInText } from './assessment-facts.ts'
import { cellText } from './cell-text.ts'
import { headerKey } from './header-key.ts'
import { canonicalSubject } from './subject-names.ts'

/**
 * Reads the rows that an export of the federal system prints above its table: title in row 1, «ВПР 2026 Русский язык
 * 4 класс» in row 3, then `Предмет:`, `Максимальный первичный балл:` and `Дата:` with the value in the same or the next cell.
 */
export function readHeadingBlock(sheet: Sheet, headerRow: number): AssessmentFacts {
  let facts: AssessmentFacts = {}
  let stated: AssessmentFacts = {}
  for (const row of sheet.rows.slice(0, headerRow)) {
    for (const [column, cell] of row.entries()) {
      const text = cellText(cell)
      if (text === '') continue
      stated = { ...stated, ...readLabelled(text, row.slice(column + 1)) }
      const found = readFactsInText(text)
      // A line that names subject and grade together is a heading; a lone word may be anything.
      if (found.grade !== undefined || found.procedure !== undefined) facts = mergeFacts(facts, found)
    }
  }
  return mergeFacts(facts, stated)
}

/** Lines above the table that may be its title. */
export function titleLines(sheet: Sheet, headerRow: number): readonly string[] {
  return sheet.rows
    .slice(0, headerRow)
    .flatMap((row) => row.map((cell) => cellText(cell)).filter((text) => text !== ''))
}

function readLabelled(text: string, rest: readonly Cell[]): AssessmentFacts {
  const key = headerKey(text)
  const after = text.includes(':') ? text.slice(text.indexOf(':') + 1).trim() : ''
  const value = after !== '' ? after : cellText(rest.find((cell) => cellText(cell) !== ''))
  if (value === '') return {}
  if (key.startsWith('предмет')) return { subject: canonicalSubject(value) }
  if (key.startsWith('максимальный первичный балл')) {
    const maxScore = parseWhole(value)
    return maxScore !== undefined && maxScore >= 1 ? { maxScore } : {}
  }
  if (/^дата( |$)/.test(key)) {
    const date = readDate(value)
    return date === undefined ? {} : { date }
  }
  return {}
}

/** `20.04.2026` or ISO; a range of days gives its first day. */
function readDate(text: string): string | undefined {
  const iso = /^(\d{4})-(\d\d)-(\d\d)/.exec(text)
  if (iso !== null) return iso[0]
  const russian = /(\d{1,2})[./](\d{1,2})[./](\d{4})/.exec(text)
  if (russian === null) return undefined
  const [, day = '', month = '', year = ''] = russian
  const valid = parseWhole(month)! >= 1 && parseWhole(month)! <= 12 && parseWhole(day)! >= 1 && parseWhole(day)! <= 31
  return valid ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : undefined
}
