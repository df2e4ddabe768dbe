import type { ReadTx } from '#db'
import type { AnalysisQuestion, AnalysisTable, RegisterFigures } from './analysis-model.ts'
import { compareMarks } from './cell-row.ts'
import type { LoadedAggregate } from './load-aggregates.ts'
import { loadFrame } from './load-frame.ts'
import type { CellCounts } from './model.ts'
import { type FiguresOf, tableOfGroups } from './table-of-groups.ts'

/** Marks against the marks of the school register: matrix, lower / equal / higher, and differences of two or more. */
export async function analyseRegister(tx: ReadTx, question: AnalysisQuestion): Promise<AnalysisTable<RegisterFigures>> {
  return tableOfGroups(await loadFrame(tx, question, ['register-comparison']), figuresOf)
}

const figuresOf: FiguresOf<RegisterFigures> = {
  size: comparedWorks,
  fromCounts: registerOfCounts,
  fromReport: registerOfReport,
}

/** Works with both marks. */
function comparedWorks({ marks }: CellCounts): number {
  const { lower, equal, higher } = compareMarks(marks)
  return lower + equal + higher
}

function registerOfCounts(counts: CellCounts): RegisterFigures {
  const { lower, equal, higher, gap } = compareMarks(counts.marks)
  const compared = comparedWorks(counts)
  const of = (count: number) => ({ count, share: count / compared })
  return { compared, lower: of(lower), equal: of(equal), higher: of(higher), gap: of(gap), matrix: counts.marks }
}

function registerOfReport({ participants, values }: LoadedAggregate): RegisterFigures | 'none' {
  if (values.kind !== 'register-comparison') return 'none'
  const { lower, equal, higher } = values
  const counts = [lower.count, equal.count, higher.count].filter((count) => count !== 'unknown')
  // The report's own counts are the base of its shares; its number of participants also holds those without a mark.
  const compared = counts.length === 3 ? counts.reduce((sum, count) => sum + count, 0) : participants
  return { compared, lower, equal, higher, gap: 'unknown', matrix: 'unknown' }
}
