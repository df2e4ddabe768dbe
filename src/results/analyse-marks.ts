import type { ReadTx } from '#db'
import type { AnalysisQuestion, AnalysisTable, MarkFigures, MarkShares } from './analysis-model.ts'
import { loadFrame } from './load-frame.ts'
import type { LoadedAggregate } from './load-aggregates.ts'
import type { CellCounts } from './model.ts'
import { type FiguresOf, tableOfGroups } from './table-of-groups.ts'

/** Mark statistics with успеваемость and качество, by participants. */
export async function analyseMarks(tx: ReadTx, question: AnalysisQuestion): Promise<AnalysisTable<MarkFigures>> {
  return tableOfGroups(await loadFrame(tx, question, ['mark-statistics']), markFiguresOf)
}

export const markFiguresOf: FiguresOf<MarkFigures> = {
  size: markedWorks,
  fromCounts: marksOfCounts,
  fromReport: marksOfReport,
}

/** Works with a mark. */
function markedWorks(counts: CellCounts): number {
  return worksByMark(counts).reduce((sum, works) => sum + works, 0)
}

/** Works by mark «2», «3», «4», «5». */
export function worksByMark({ marks }: CellCounts): readonly [number, number, number, number] {
  const works = (slot: number): number => (marks[slot] ?? []).reduce((sum, count) => sum + count, 0)
  return [works(1), works(2), works(3), works(4)]
}

function marksOfCounts(counts: CellCounts): MarkFigures {
  const byMark = worksByMark(counts)
  const marked = markedWorks(counts)
  const share = (works: number): number => works / marked
  const [mean, deviation] = meanAndDeviation(counts.scores)
  return {
    participants: counts.works,
    absent: counts.absent,
    marked,
    ...ratesOf([share(byMark[0]), share(byMark[1]), share(byMark[2]), share(byMark[3])]),
    meanScore: mean,
    scoreDeviation: deviation,
  }
}

function marksOfReport({ participants, values }: LoadedAggregate): MarkFigures | 'none' {
  if (values.kind !== 'mark-statistics') return 'none'
  return {
    participants,
    absent: 'unknown',
    marked: participants,
    ...ratesOf(values.shares),
    meanScore: 'unknown',
    scoreDeviation: 'unknown',
  }
}

/** Успеваемость = «3» + «4» + «5», качество = «4» + «5» (methodology, 7.5). */
export function ratesOf(shares: MarkShares): Pick<MarkFigures, 'shares' | 'success' | 'quality' | 'meanMark'> {
  const [two, three, four, five] = shares
  return {
    shares,
    success: three + four + five,
    quality: four + five,
    meanMark: 2 * two + 3 * three + 4 * four + 5 * five,
  }
}

/** Mean and standard deviation (n − 1) of scores given as works by score; the deviation of one work is unknown. */
export function meanAndDeviation(scores: readonly number[]): [mean: number, deviation: number | 'unknown'] {
  const works = scores.reduce((sum, count) => sum + count, 0)
  const mean = scores.reduce((sum, count, score) => sum + count * score, 0) / works
  if (works < 2) return [mean, 'unknown']
  const squares = scores.reduce((sum, count, score) => sum + count * (score - mean) ** 2, 0)
  return [mean, Math.sqrt(squares / (works - 1))]
}
