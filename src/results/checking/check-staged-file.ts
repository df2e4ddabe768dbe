import { assessmentTitle } from '../reading/describe-staged.ts'
import type { Finding, Place, StagedFile, StagedPart, StagedWork } from '../staged.ts'
import { checkAssessment } from './check-assessment.ts'
import type { CheckContext } from './check-context.ts'
import { checkMarks } from './check-marks.ts'
import { checkParticipants } from './check-participants.ts'
import { checkSchools } from './check-schools.ts'
import { checkScores } from './check-scores.ts'
import { checkTaskColumns } from './check-task-columns.ts'
import { checkTotals } from './check-totals.ts'
import { findAssessment } from './find-assessment.ts'
import { orderFindings } from './order-findings.ts'
import type { CheckedPart, PartRule } from './part-rule.ts'

/** The next rule is one more file and one more line here. */
const rules: readonly PartRule[] = [
  checkAssessment,
  checkTaskColumns,
  checkParticipants,
  checkScores,
  checkTotals,
  checkMarks,
]

/**
 * Everything wrong or odd in a staged file at once: what reading found, then every rule, in the order of the file.
 * Errors keep their rows out of the import (an error without a place stops the whole file), warnings only speak.
 */
export function checkStagedFile(staged: StagedFile, context: CheckContext): readonly Finding[] {
  const place = placeFinder(staged)
  const findings = staged.parts.flatMap((part) => {
    const checked = checkedPart(part, context, place)
    return rules.flatMap((rule) => rule(checked))
  })
  return orderFindings(staged, [...staged.findings, ...checkSchools(staged, context, place), ...findings])
}

function checkedPart(part: StagedPart, context: CheckContext, place: CheckedPart['place']): CheckedPart {
  return {
    part,
    known: findAssessment(part.assessment, context.assessments),
    context,
    title: assessmentTitle(part.assessment),
    place,
  }
}

function placeFinder(staged: StagedFile): (work: Pick<StagedWork, 'sheet' | 'row'>, holds: string) => Place {
  const letters = new Map<string, string>()
  for (const { sheet, column, holds } of staged.columns ?? []) {
    const key = `${sheet}\u0001${holds}`
    if (!letters.has(key)) letters.set(key, column)
  }
  return ({ sheet, row }, holds) => {
    // Scores of a plain table may all stand in one cell.
    const column =
      letters.get(`${sheet}\u0001${holds}`) ??
      (holds.startsWith('task ') ? letters.get(`${sheet}\u0001task-list`) : undefined)
    return { sheet, row, column: column ?? 'A' }
  }
}
