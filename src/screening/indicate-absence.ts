import { counted, formatNumber } from '#kernel/russian-text'
import { shareInterval } from '#stats'
import type { AbsenceEvidence, AbsenceGroup } from './absence.ts'
import type { EmpiricalNull } from './empirical-null.ts'
import { calibratedLogP, type Evidence } from './evidence.ts'
import { silent, tested, type FamilyVerdict, type Judged } from './indication.ts'
import { worksOf } from './sentence-words.ts'
import { worksThatReach } from './works-that-reach.ts'

/** Absence family of a cell or of a school. @param works of the unit; @param reachable log p that must be attainable */
export function indicateAbsence(
  evidence: AbsenceEvidence | undefined,
  groups: readonly AbsenceGroup[],
  works: number,
  fitted: EmpiricalNull,
  reachable: number,
): Judged {
  if (evidence === undefined) {
    return silent('absence', 'register-marks', 'Отсутствовавших с отметкой журнала нет, или сравнить их не с кем.')
  }
  const { logP, leastLogP } = absenceVerdict(evidence, fitted, reachable)
  if (logP === 'silent') {
    const needed = worksThatReach(
      works,
      (times) => calibratedLogP(evidence.leastLogP * times, evidence.n * times, fitted) <= reachable,
    )
    const sentence =
      `Данных мало: отсутствовали ${counted(evidence.n, 'участник', 'участника', 'участников')} с отметкой журнала. ` +
      (needed === 'never'
        ? 'При такой явке отметки отсутствовавших ничего не покажут, сколько бы ни было работ.'
        : `При такой же явке сказать что-либо можно примерно с ${worksOf(needed)}.`)
    return silent('absence', needed === 'never' ? 'reference' : needed, sentence, leastLogP)
  }
  const { observed, expected, n } = evidence
  const deviation = evidence.deviation * Math.sqrt(1 + (n - 1) * fitted.icc)
  const low = Math.max(0, Math.ceil(expected - 1.96 * deviation))
  const high = Math.min(n, Math.floor(expected + 1.96 * deviation))
  const [shareLow, shareHigh] = shareInterval(observed, n)
  const pupils = groups.reduce((sum, group) => sum + group.low + group.high, 0)
  const lowPupils = groups.reduce((sum, group) => sum + group.low, 0)
  const sentence =
    `Из ${formatNumber(n)} отсутствовавших отметку «2» или «3» в журнале имеют ${formatNumber(observed)}, ` +
    `из всех ${formatNumber(pupils)} участников – ${formatNumber(lowPupils)}; ` +
    `при обычной для других школ явке ожидалось бы ${low >= high ? formatNumber(Math.round(expected)) : `${formatNumber(low)}–${formatNumber(high)}`}.`
  return tested(
    {
      family: 'absence',
      logP,
      effect: (observed - expected) / n,
      interval: [shareLow - expected / n, shareHigh - expected / n],
      unit: 'share of works',
      sentence,
      facts: { absent: n, lowAbsent: observed, expected, expectedLow: low, expectedHigh: high, pupils, lowPupils },
    },
    leastLogP,
  )
}

/** What the numbers alone say. @param reachable log p that must be attainable, or the family stays silent */
export function absenceVerdict(
  evidence: Evidence | undefined,
  fitted: EmpiricalNull,
  reachable: number,
): FamilyVerdict {
  if (evidence === undefined) return { logP: 'silent', leastLogP: 0 }
  const leastLogP = calibratedLogP(evidence.leastLogP, evidence.n, fitted)
  if (leastLogP > reachable) return { logP: 'silent', leastLogP }
  return { logP: calibratedLogP(evidence.logP, evidence.n, fitted), leastLogP }
}
