import { absenceEvidence } from '../absence.ts'
import type { PreparedCell, PreparedScreening } from '../prepare-screening.ts'
import { rounded } from './rounded.ts'

/** Pupils of one kind of register marks: how many there are, how many stayed away, how many would as in other schools. */
export interface AbsenceRow {
  readonly marks: 'low' | 'high'
  readonly pupils: number
  readonly absent: number
  readonly expected: number
  readonly low: number
  readonly high: number
}

/** Who stayed away, by register mark, given how many did; empty where the marks of the absent say nothing. */
export function absencePicture(prepared: PreparedScreening, { cell }: PreparedCell): readonly AbsenceRow[] {
  const groups = prepared.absenceOf(cell)
  const evidence = absenceEvidence(groups)
  if (evidence === undefined) return []
  const { observed, expected, n } = evidence
  const deviation = evidence.deviation * Math.sqrt(1 + (n - 1) * prepared.nulls.absenceCell.icc)
  const pupils = {
    low: groups.reduce((sum, group) => sum + group.low, 0),
    high: groups.reduce((sum, group) => sum + group.high, 0),
  }
  const rowOf = (marks: 'low' | 'high', absent: number, mean: number): AbsenceRow => {
    const within = (value: number) => rounded(Math.max(0, Math.min(pupils[marks], n, value)))
    return {
      marks,
      pupils: pupils[marks],
      absent,
      expected: within(mean),
      low: within(mean - 1.96 * deviation),
      high: within(mean + 1.96 * deviation),
    }
  }
  return [rowOf('low', observed, expected), rowOf('high', n - observed, n - expected)]
}
