import { counted, formatNumber } from '#kernel/russian-text'
import { normalFromLogUpperTail, shareInterval } from '#stats'
import type { BoundaryEvidence, BoundaryGroup } from './boundary.ts'
import type { EmpiricalNull } from './empirical-null.ts'
import { calibratedLogP, type Evidence } from './evidence.ts'
import { enoughWorks, silent, tested, type FamilyVerdict, type Judged } from './indication.ts'
import { worksLocative, worksOf } from './sentence-words.ts'

/**
 * Boundary family of a cell or of a school (the groups of all its cells).
 * @param worksInAll works present in the cell or school, to turn «works near steps needed» into «works needed»
 * @param hasScale whether any of the assessments has a mark scale; @param reachable log p that must be attainable
 */
export function indicateBoundary(
  evidence: BoundaryEvidence | undefined,
  groups: readonly BoundaryGroup[],
  worksInAll: number,
  hasScale: boolean,
  fitted: EmpiricalNull,
  reachable: number,
): Judged {
  if (!hasScale) {
    return silent('boundary', 'scale', 'Нет шкалы перевода баллов в отметки: границы отметок неизвестны.')
  }
  if (evidence === undefined) {
    return silent(
      'boundary',
      'reference',
      'Рядом с границами отметок нет работ этой школы, или работ других школ для сравнения меньше 40.',
    )
  }
  const { logP, leastLogP } = boundaryVerdict(evidence, fitted, reachable)
  if (logP === 'silent') {
    const near = worksNear(evidence.expected / evidence.n, fitted, reachable)
    const needed = Math.max(enoughWorks(near * (worksInAll / evidence.n)), worksInAll + 1)
    const sentence =
      `Данных мало: рядом с границами отметок ${counted(evidence.n, 'работа', 'работы', 'работ')}. ` +
      `Чтобы заметить сдвиг половины таких работ, нужно около ${worksOf(needed)}.`
    return silent('boundary', needed, sentence, leastLogP)
  }
  const deviation = evidence.deviation * Math.sqrt(1 + (evidence.n - 1) * fitted.icc)
  const low = Math.max(0, Math.ceil(evidence.expected - 1.96 * deviation))
  const high = Math.min(evidence.n, Math.floor(evidence.expected + 1.96 * deviation))
  const [shareLow, shareHigh] = shareInterval(evidence.observed, evidence.n)
  const expectedShare = evidence.expected / evidence.n
  const sentence =
    `В ${formatNumber(evidence.observed)} ${worksLocative(evidence.observed)} из ${formatNumber(evidence.n)}, ` +
    `набравших баллы рядом с границами отметок, результат оказался сразу над границей; ` +
    `в похожих школах ожидалось бы ${low >= high ? formatNumber(Math.round(evidence.expected)) : `${formatNumber(low)}–${formatNumber(high)}`}.`
  return tested(
    {
      family: 'boundary',
      logP,
      effect: evidence.observed / evidence.n - expectedShare,
      interval: [shareLow - expectedShare, shareHigh - expectedShare],
      unit: 'share of works',
      sentence,
      facts: {
        near: evidence.n,
        above: evidence.observed,
        expected: evidence.expected,
        expectedLow: low,
        expectedHigh: high,
        ...perMark(groups),
      },
    },
    leastLogP,
  )
}

/** What the numbers alone say. @param reachable log p that must be attainable, or the family stays silent */
export function boundaryVerdict(
  evidence: Evidence | undefined,
  fitted: EmpiricalNull,
  reachable: number,
): FamilyVerdict {
  if (evidence === undefined) return { logP: 'silent', leastLogP: 0 }
  const leastLogP = calibratedLogP(evidence.leastLogP, evidence.n, fitted)
  if (leastLogP > reachable) return { logP: 'silent', leastLogP }
  return { logP: calibratedLogP(evidence.logP, evidence.n, fitted), leastLogP }
}

/** Near, above and expected for each mark, so that a page can say which step carries the sign. */
function perMark(groups: readonly BoundaryGroup[]): Record<string, number> {
  const facts: Record<string, number> = {}
  for (const { window, near, above, share } of groups) {
    facts[`near${window.mark}`] = (facts[`near${window.mark}`] ?? 0) + near
    facts[`above${window.mark}`] = (facts[`above${window.mark}`] ?? 0) + above
    facts[`expected${window.mark}`] = (facts[`expected${window.mark}`] ?? 0) + near * share
  }
  return facts
}

/** Share of the works just below that a shift worth noticing would move, and the chance it should be noticed with. */
const noticeableShift = 0.5
const noticingScore = 0.8416

/**
 * Works near steps at which a shift is noticed with probability .8.
 * @param share expected share of works just above; @param shift share of the works just below that are moved
 */
export function worksNear(share: number, fitted: EmpiricalNull, reachable: number, shift = noticeableShift): number {
  const moved = share + shift * (1 - share)
  const need = normalFromLogUpperTail(reachable)
  const spread = need * Math.sqrt(share * (1 - share)) + noticingScore * Math.sqrt(moved * (1 - moved))
  const plain = (spread / (moved - share)) ** 2
  return plain * (1 + plain * fitted.icc)
}
