import { formatNumber } from '#kernel/russian-text'
import { silent, tested, type FamilyVerdict, type Judged } from './indication.ts'
import { leastLevelLogP, type LevelEvidence } from './level.ts'
import { worksOf } from './sentence-words.ts'
import { worksThatReach } from './works-that-reach.ts'

/** A level needs three works of the school, three schools, and something that promises it. */
export const nothingToCompare =
  'Уровень сравнить не с чем: нужны хотя бы три работы, ещё одна работа этой школы или отметки журнала и ещё две школы.'

/** Level family of a cell. @param reachable log p that must be attainable */
export function indicateLevel(evidence: LevelEvidence | undefined, reachable: number): Judged {
  if (evidence === undefined) {
    return silent('level', 'reference', nothingToCompare)
  }
  if (levelVerdict(evidence, reachable).logP === 'silent') {
    const needed = worksThatReach(evidence.works, (times) => leastLevelLogP(evidence, times) <= reachable)
    const sentence =
      'Данных мало: даже наибольший балл у всех не вышел бы за пределы обычных различий между классами' +
      (needed === 'never' ? ', сколько бы ни было работ.' : `; сказать что-либо можно примерно с ${worksOf(needed)}.`)
    return silent('level', needed === 'never' ? 'reference' : needed, sentence, evidence.leastLogP)
  }
  const { observed, expected, deviation } = evidence
  const low = Math.max(0, expected - 1.96 * deviation)
  const basis = [
    evidence.restsOn > 0 ? 'другим работам школы' : '',
    evidence.restsOnRegister ? 'отметкам журнала' : '',
  ].filter((part) => part !== '')
  const sentence =
    `Средний балл ${formatNumber(observed, 1)}; судя по ${basis.join(' и ')}, ` +
    `ожидалось бы ${formatNumber(low, 1)}–${formatNumber(expected + 1.96 * deviation, 1)}.`
  return tested(
    {
      family: 'level',
      logP: evidence.logP,
      effect: observed - expected,
      interval: [observed - expected - 1.96 * deviation, observed - expected + 1.96 * deviation],
      unit: 'mean score',
      sentence,
      facts: {
        observed,
        expected,
        expectedLow: low,
        expectedHigh: expected + 1.96 * deviation,
        reference: evidence.reference,
        shrunken: evidence.shrunken,
        restsOn: evidence.restsOn,
        restsOnRegister: evidence.restsOnRegister ? 1 : 0,
      },
    },
    evidence.leastLogP,
  )
}

/** What the numbers alone say. @param reachable log p that must be attainable, or the family stays silent */
export function levelVerdict(evidence: LevelEvidence | undefined, reachable: number): FamilyVerdict {
  if (evidence === undefined) return { logP: 'silent', leastLogP: 0 }
  const { logP, leastLogP } = evidence
  return { logP: leastLogP > reachable ? 'silent' : logP, leastLogP }
}
