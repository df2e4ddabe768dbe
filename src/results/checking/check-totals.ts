import { formatNumber } from '#kernel/russian-text'
import { errorAt, fileWarning, warningAt } from '../reading/finding-rules.ts'
import type { PresentWork } from '../model.ts'
import type { Finding, StagedWork } from '../staged.ts'
import { maximumInForce } from './find-assessment.ts'
import type { CheckedPart, PartRule } from './part-rule.ts'
import { findShift, shiftWords } from './find-shift.ts'

/** Every total: whole, within 0…maximum (errors), equal to the sum of its tasks, X counting 0 (warning). */
export const checkTotals: PartRule = (checked) => {
  const maximum = maximumInForce(checked.part.assessment, checked.known)
  const findings: Finding[] = []
  for (const staged of checked.part.works) {
    const { work } = staged
    if (work.attendance === 'absent') continue
    const found = judgeTotal(work, maximum, staged, checked.place)
    if (found !== undefined) findings.push(found)
  }
  const shift = findShift(checked.part.works, {
    stated: (work) => work.total,
    expected: (work) => (work.scores.length === 0 ? undefined : sumOfScores(work)),
  })
  if (shift !== undefined) {
    findings.push(
      fileWarning(
        'totals-shifted',
        `${checked.title}: похоже, столбец итогов сдвинут на строку ${shiftWords[shift]}`,
        'Верните столбец на место и загрузите файл снова',
      ),
    )
  }
  return findings
}

/** X counts 0. */
export function sumOfScores({ scores }: PresentWork): number {
  let sum = 0
  for (const score of scores) if (score !== 'X') sum += score
  return sum
}

function judgeTotal(
  work: PresentWork,
  maximum: number | 'unknown',
  staged: StagedWork,
  placeOf: CheckedPart['place'],
): Finding | undefined {
  const { total } = work
  const shown = formatNumber(total, Number.isInteger(total) ? 0 : 2)
  const sum = sumOfScores(work)
  // The scores carry the error already; a total that was added up from them says nothing new.
  if (sum === total && work.scores.some((score) => score !== 'X' && (score < 0 || !Number.isInteger(score)))) {
    return undefined
  }
  if (total < 0 || !Number.isInteger(total)) {
    return errorAt('total-unreadable', placeOf(staged, 'total'), `Итоговый балл ${shown}`, 'Впишите целое число от 0')
  }
  if (maximum !== 'unknown' && total > maximum) {
    const what = `Итоговый балл ${shown} больше максимального ${maximum}`
    return errorAt('total-above-maximum', placeOf(staged, 'total'), what, 'Проверьте баллы за задания и итог')
  }
  if (work.scores.length === 0 || sum === total) return undefined
  const what = `Итог ${shown}, а сумма баллов за задания ${formatNumber(sum, Number.isInteger(sum) ? 0 : 2)}`
  return warningAt(
    'total-differs',
    placeOf(staged, 'total'),
    what,
    'Проверьте баллы и итог: в анализ пойдёт итог из файла',
  )
}
