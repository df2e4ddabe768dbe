import { counted, formatNumber } from '#kernel/russian-text'
import { classLikeness } from '../figures/likeness.ts'
import type { PreparedCell, PreparedScreening } from '../prepare-screening.ts'
import type { InnocentCheck } from './innocent-check.ts'
import type { SpeakingPatterns } from './speaking-patterns.ts'

/** A short or easy work leaves few different patterns; a row entered twice makes two works one. */
export function explainSimilarity(
  prepared: PreparedScreening,
  found: PreparedCell,
  { families, carrier }: SpeakingPatterns,
): readonly InnocentCheck[] {
  const speaks = families.filter((family) => family === 'similarity' || family === 'person-fit')
  if (speaks.length === 0) return []
  const checks: InnocentCheck[] = []
  if (speaks.includes('similarity')) {
    const likeness = classLikeness(prepared, found)
    const shown = likeness.find(({ classLabel }) => classLabel === carrier) ?? mostIdentical(likeness)
    if (shown !== undefined && shown.identicalPairs > 0 && shown.usualPairs !== 'none') {
      const { identicalPairs, usualPairs, classLabel } = shown
      const fits = identicalPairs <= usualPairs.high
      checks.push({
        check: 'usual-coincidence',
        families: ['similarity'],
        fits,
        sentence:
          `В классе «${classLabel}» баллы за все задания совпали у ${counted(identicalPairs, 'пары', 'пар', 'пар')} работ, ` +
          `в других классах такого размера ${usualPairs.mean < 0.05 ? 'так почти не бывает' : `– в среднем у ${formatNumber(usualPairs.mean, 1)}`}` +
          `${fits ? ': полных совпадений не больше обычного, сходство может быть общей подготовкой' : ': короткой или лёгкой работой это не объясняется'}.`,
      })
    }
    if (shown !== undefined && shown.identicalPairs > 0) {
      checks.push({
        check: 'entry-mistake',
        families: ['similarity'],
        fits: false,
        question: true,
        sentence: `Нет ли ошибки ввода в классе «${shown.classLabel}»: одна строка баллов могла попасть в таблицу не один раз?`,
      })
    }
  }
  if (speaks.includes('person-fit')) {
    checks.push({
      check: 'order-of-topics',
      families: ['person-fit'],
      fits: false,
      question: true,
      sentence:
        'Прошёл ли класс темы трудных заданий раньше, чем темы лёгких, и был ли формат лёгких заданий привычным? Тогда трудные решают чаще, а лёгкие реже обычного.',
    })
  }
  return checks
}

const mostIdentical = <C extends { readonly identicalPairs: number }>(classes: readonly C[]): C | undefined =>
  classes.toSorted((a, b) => b.identicalPairs - a.identicalPairs).at(0)
