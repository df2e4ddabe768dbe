import { formatNumber } from '#kernel/russian-text'
import type { Assessment } from '#procedures/model'
import type { GatheredCells } from '../gather-cells.ts'
import { silent, tested, type FamilyVerdict, type Judged } from '../indication.ts'
import { noticeableChange } from './expected-level.ts'
import type { LinkFamily } from './find-links.ts'
import { leastTelling, linkLogP, type LinkEvidence, type MeasuredLinks } from './link-evidence.ts'

/** What the numbers alone say of a cell. */
export function linkVerdict({ scores, leastScores }: MeasuredLinks, position: number): FamilyVerdict {
  const z = scores[position]!
  if (Number.isNaN(z)) return { logP: 'silent', leastLogP: 0 }
  const leastLogP = linkLogP(leastScores[position]!)
  return { logP: leastLogP > leastTelling ? 'silent' : linkLogP(z), leastLogP }
}

const missing: Readonly<Record<LinkFamily, string>> = {
  'cohort-break': 'Результатов этих же детей через год по этому предмету нет, или школ для сравнения мало.',
  'exam-gap': 'Результатов ОГЭ или ЕГЭ этих же детей по этому предмету нет, или школ для сравнения мало.',
}

/** Cohort break or gap to the examination of a cell, in words. */
export function indicateLink(
  family: LinkFamily,
  measured: MeasuredLinks,
  gathered: GatheredCells,
  position: number,
): Judged {
  const evidence = measured.at(position)
  if (evidence === undefined) return silent(family, 'reference', missing[family])
  if (linkVerdict(measured, position).logP === 'silent') {
    const sentence =
      family === 'cohort-break'
        ? 'Данных мало: даже после наибольшего балла у всех падение через год не вышло бы за обычные пределы.'
        : 'Данных мало: даже после наибольшего балла у всех расхождение с экзаменом не вышло бы за обычные пределы.'
    return silent(family, 'reference', sentence, evidence.leastLogP)
  }
  return wordLink(evidence, measured, gathered)
}

/** A link in words, whatever it could have shown. */
export function wordLink(evidence: LinkEvidence, measured: MeasuredLinks, gathered: GatheredCells): Judged {
  const effect = evidence.expected - evidence.laterLevel
  const half = 1.96 * evidence.deviation
  return tested(
    {
      family: evidence.family,
      logP: evidence.logP,
      effect,
      interval: [effect - half, effect + half],
      unit: 'standard deviations',
      sentence: linkSentence(evidence, measured, gathered),
      facts: linkFacts(evidence, measured, gathered),
    },
    evidence.leastLogP,
  )
}

interface Told {
  readonly earlier: Assessment
  readonly later: Assessment
  readonly earlierMean: number
  readonly earlierReference: number
  readonly laterMean: number
  readonly laterReference: number
  readonly expectedLow: number
  readonly expectedHigh: number
}

/** Levels told in primary points, the expectation within the points there are. */
function tell(evidence: LinkEvidence, { levels }: MeasuredLinks, gathered: GatheredCells): Told {
  const assessmentAt = (position: number) => gathered.cells.at(position)!.assessment
  const [first, second] = [assessmentAt(evidence.earlier), assessmentAt(evidence.later)]
  const later = gathered.assessments[second]!
  const top = later.maxScore === 'unknown' ? Infinity : later.maxScore
  const points = (level: number) => levels.reference[evidence.later]! + levels.unit[second]! * level
  const within = (score: number) => Math.min(top, Math.max(0, score))
  return {
    earlier: gathered.assessments[first]!,
    later,
    earlierMean: levels.reference[evidence.earlier]! + levels.unit[first]! * evidence.earlierLevel,
    earlierReference: levels.reference[evidence.earlier]!,
    laterMean: points(evidence.laterLevel),
    laterReference: points(0),
    expectedLow: within(points(evidence.expected - 1.96 * evidence.deviation)),
    expectedHigh: within(points(evidence.expected + 1.96 * evidence.deviation)),
  }
}

function linkSentence(evidence: LinkEvidence, measured: MeasuredLinks, gathered: GatheredCells): string {
  const told = tell(evidence, measured, gathered)
  const { earlier, later } = told
  const score = (value: number) => formatNumber(value, 1)
  const { earlierParticipants, laterParticipants } = evidence.sizes
  const changed =
    evidence.change > noticeableChange
      ? ` Участников было ${formatNumber(earlierParticipants)}, стало ${formatNumber(laterParticipants)}: дети отчасти другие, и пределы поэтому шире.`
      : ''
  return (
    `${evidence.family === 'exam-gap' ? `${earlier.procedure}, ` : ''}${earlier.grade}\u00a0класс, ${earlier.year} год: средний балл ${score(told.earlierMean)}, в других школах ${score(told.earlierReference)}. ` +
    `${evidence.family === 'cohort-break' ? 'Через год у этой же параллели' : `${later.procedure} этой же параллели`} (${later.grade}\u00a0класс, ${later.year} год) – ${score(told.laterMean)}, ` +
    `в других школах ${score(told.laterReference)}; после такого начала обычно бывает ${score(told.expectedLow)}–${score(told.expectedHigh)}.${changed}`
  )
}

function linkFacts(evidence: LinkEvidence, measured: MeasuredLinks, gathered: GatheredCells) {
  const { earlier, later, ...points } = tell(evidence, measured, gathered)
  const { earlierLevel, laterLevel, expected, deviation, sizes, change, others } = evidence
  return {
    subject: earlier.subject,
    earlierGrade: earlier.grade,
    earlierYear: earlier.year,
    laterProcedure: later.procedure,
    laterGrade: later.grade,
    laterYear: later.year,
    laterAssessment: later.id,
    ...points,
    earlierLevel,
    laterLevel,
    expectedLevel: expected,
    deviation,
    ...sizes,
    cohortChange: change,
    widenedForChange: change > noticeableChange ? 1 : 0,
    others,
    provenance: 'расчётный признак, не официальный маркер',
  }
}
