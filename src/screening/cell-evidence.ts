import { explainInnocently, type InnocentCheck } from './explain-innocently.ts'
import { expectedHistogram, type ExpectedHistogram } from './figures/expected-histogram.ts'
import { registerExpectation, type RegisterExpectationRow } from './figures/register-expectation.ts'
import type { CellFinding } from './model.ts'
import type { PreparedScreening } from './prepare-screening.ts'

/** What stands behind a cell's sentences: pictures' numbers and what would explain the sign innocently. */
export interface CellEvidence {
  readonly histogram: ExpectedHistogram
  readonly register: readonly RegisterExpectationRow[]
  readonly checks: readonly InnocentCheck[]
}

/** A cell is worth its evidence when one of its families speaks at all; quiet cells are the many. */
const speaking = Math.log(0.05)

export function speaks(finding: CellFinding): boolean {
  return finding.flagged || finding.indications.some((each) => each.outcome === 'tested' && each.logP <= speaking)
}

/** @param position of the cell among all prepared cells, the order of `ScreeningAnswer.cells` */
export function cellEvidence(prepared: PreparedScreening, position: number): CellEvidence {
  const cell = prepared.cellAt(position)
  return {
    histogram: expectedHistogram(prepared, cell),
    register: registerExpectation(prepared, cell),
    checks: explainInnocently(prepared, position),
  }
}
