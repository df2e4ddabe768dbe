import type { ReadTx } from '#db'
import type { AnalysisQuestion, AnalysisTable, AttendanceFigures } from './analysis-model.ts'
import { loadFrame } from './load-frame.ts'
import { type FiguresOf, tableOfGroups } from './table-of-groups.ts'

/** Who took part and who was absent, by group; needs no marks and no specification. */
export async function analyseAttendance(
  tx: ReadTx,
  question: AnalysisQuestion,
): Promise<AnalysisTable<AttendanceFigures>> {
  return tableOfGroups(await loadFrame(tx, question, ['mark-statistics']), figuresOf)
}

const figuresOf: FiguresOf<AttendanceFigures> = {
  size: (counts) => counts.works,
  fromCounts: ({ works, absent }) => ({ participants: works, absent }),
  // The reports count those who wrote; nobody in them was absent.
  fromReport: ({ participants }) => ({ participants, absent: 'unknown' }),
}
