import { parseNumber } from '#kernel/parse-number'
import type { Comparison, Target } from '../model.ts'
import { fold } from './fold-letters.ts'

const numerals: Readonly<Record<string, number>> = {
  одного: 1,
  одной: 1,
  двух: 2,
  трех: 3,
  четырех: 4,
  пяти: 5,
  шести: 6,
  семи: 7,
  восьми: 8,
  девяти: 9,
  десяти: 10,
}

const comparisons: readonly (readonly [RegExp, Comparison])[] = [
  [/не менее(?: чем)?$|не ниже$|минимум$/, '≥'],
  [/не более(?: чем)?$|не выше$|не свыше$|максимум$|до$/, '≤'],
  [/более(?: чем)?$|свыше$|выше$/, '>'],
  [/менее(?: чем)?$|ниже$/, '<'],
  [/ровно$/, '='],
]

/** What makes a number the name of a thing: a year, a date, a school, a document, a class, a paragraph. */
const namesBefore =
  /(?:^|[\s(])(№|n|впр|класс[а-я]*|п|пункт[а-я]*|приказ[а-я]*|от|в|на|с|по|за|сош|оош|форм[аеыу]|приложени[а-я]*)[. -]*$/
const namesAfter =
  /^(-?[а-я]{0,3}\s*)?(год|г\.|г\s|уч(?:\.|ебн)|класс|[./]\d|-\d|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)/

/** Letters to either side that tell what a number counts. */
const near = 160

/** Numbers that a result promises. A number without a comparison promises «at least»: «обучено 20 учителей». */
export function readTargets(result: string): Target[] {
  const targets: Target[] = []
  for (const clause of result.split(/[;\n]|(?<=[\p{Ll})]{3})[.,]\s+/u)) {
    const text = fold(clause)
    for (const match of text.matchAll(
      /(?<![\d.,/№-])(\d{1,6}(?:,\d+)?|(?<=(?:менее|более|свыше) )[а-я]{4,8})(?=\s|%|$)/g,
    )) {
      const written = match[1] ?? ''
      const value = numerals[written] ?? parseNumber(written)
      const before = text.slice(Math.max(0, match.index - near), match.index).trim()
      const after = text.slice(match.index + written.length, match.index + written.length + near)
      if (value === undefined || isYear(written) || namesAfter.test(after.trimStart())) continue
      const found = comparisons.find(([pattern]) => pattern.test(before))
      if (found === undefined && namesBefore.test(before)) continue
      const isPercent = /^\s*(%|процент)/.test(after)
      targets.push({
        value,
        comparison: found?.[1] ?? '≥',
        unit: isPercent ? 'percent' : 'count',
        what: whatOf(before, after),
      })
    }
  }
  return targets
}

const isYear = (written: string): boolean => /^(19|20)\d\d$/.test(written)

function whatOf(before: string, after: string): string {
  const lead = comparisons.reduce((text, [pattern]) => text.replace(pattern, '').trim(), before)
  return [lead, after.replace(/^\s*(%|процент\p{Ll}*)\s*/u, '').trim()]
    .filter((part) => part !== '')
    .join(' ')
    .replace(/[.,;]$/, '')
}
