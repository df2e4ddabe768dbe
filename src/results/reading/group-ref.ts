import type { GroupRef } from '../staged.ts'
import { findFederalCode } from './federal-code.ts'

/** Levels that words of a name give away, the narrowest first. */
const levelWords: readonly (readonly [GroupRef['level'], RegExp])[] = [
  ['school', /(?<![а-я])(школа|лицей|гимназия|сош|оош|нош|м[бак]оу|гбоу|чоу)(?![а-я])|школа №/i],
  ['region', /(?<![а-я])(республика|область|край|автономный округ|ао)(?![а-я])/i],
  ['municipality', /(?<![а-я])(район|город|г\.|округ|муниципал\S*|мо)(?![а-я])|р-н/i],
]

/**
 * The group a row or a column stands for: «Вся выборка», a region, `…(reg99_m001)`, `…(edu990001)`.
 * `fallback` is the level that its place in the report suggests where neither code nor name tells.
 */
export function readGroup(text: string, fallback: GroupRef['level']): GroupRef {
  if (/^(вся выборка|рф|российская федерация|россия|по стране)/i.test(text)) {
    return { level: 'all', code: 'all', name: 'Вся выборка' }
  }
  const code = findFederalCode(text)
  if (code !== undefined) return code
  const level = levelWords.find(([, pattern]) => pattern.test(text))?.[0] ?? fallback
  return { level, code: 'unknown', name: text }
}
