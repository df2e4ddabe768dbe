import type { ReadTx } from '#db'
import type { AnalysisQuestion, AnalysisTable, ScoreFigures } from './analysis-model.ts'
import type { LoadedAggregate } from './load-aggregates.ts'
import { loadFrame } from './load-frame.ts'
import type { CellCounts } from './model.ts'
import { type FiguresOf, tableOfGroups } from './table-of-groups.ts'

/** Distribution of primary scores; the cut scores stand in `assessment.scale` with their source. */
export async function analyseScores(tx: ReadTx, question: AnalysisQuestion): Promise<AnalysisTable<ScoreFigures>> {
  const table = tableOfGroups(await loadFrame(tx, question, ['score-distribution']), figuresOf)
  const note = 'Шкала перевода не задана: границы отметок на распределении не показаны.'
  return table.assessment.scale === 'missing' ? { ...table, notes: [...table.notes, note] } : table
}

const figuresOf: FiguresOf<ScoreFigures> = {
  size: (counts) => counts.works,
  fromCounts: ({ works, scores }: CellCounts) => ({
    participants: works,
    counts: scores,
    shares: scores.map((count) => count / works),
    mean: scores.reduce((sum, count, score) => sum + count * score, 0) / works,
  }),
  fromReport: ({ participants, values }: LoadedAggregate) => {
    if (values.kind !== 'score-distribution') return 'none'
    const whole = values.shares.reduce((sum, share) => sum + share, 0)
    // The report rounds to a hundredth of a percent: the mean is taken over what it does show.
    const mean = whole === 0 ? 0 : values.shares.reduce((sum, share, score) => sum + share * score, 0) / whole
    return { participants, counts: 'unknown', shares: values.shares, mean }
  },
}
