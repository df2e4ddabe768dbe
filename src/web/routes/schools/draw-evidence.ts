import { unreachable } from '#kernel/assert'
import { drawRegisterComparison, drawScoreHistogram } from '#documents'
import type { CellEvidence } from '#screening'
import type { Family } from '#screening/model'
import { type FigurePair, pairOf } from '../../ui/figure.tsx'

/** The picture that shows what a family speaks of. */
export function drawEvidence(family: Family, evidence: CellEvidence): FigurePair | 'none' {
  switch (family) {
    case 'register':
      return drawRegisterEvidence(evidence)
    case 'boundary':
    case 'level':
      return drawHistogramEvidence(evidence)
    case 'task-residual':
    case 'similarity':
    case 'open-minus-short':
    case 'person-fit':
    case 'dispersion':
    case 'absence':
      // These speak of tasks and of the absent; a histogram of scores would show something else.
      return 'none'
    default:
      return unreachable(family)
  }
}

/** Families whose signs the checks of `explainInnocently` speak of. */
export function explained(family: Family): boolean {
  return family === 'boundary' || family === 'register' || family === 'level'
}

export function drawHistogramEvidence({ histogram }: CellEvidence): FigurePair {
  return pairOf((size) => drawScoreHistogram(histogram, size))
}

/** Observed and expected side by side for every register mark. */
export function drawRegisterEvidence({ register }: CellEvidence): FigurePair | 'none' {
  if (register.length === 0) return 'none'
  const sum = (kind: 'observed' | 'expected') =>
    register.reduce(
      ([lower, equal, higher], row) => [lower + row[kind][0], equal + row[kind][1], higher + row[kind][2]] as const,
      [0, 0, 0] as readonly [number, number, number],
    )
  const works = register.reduce((total, row) => total + row.works, 0)
  const shares = ([lower, equal, higher]: readonly [number, number, number]) =>
    [lower / works, equal / works, higher / works] as const
  return pairOf((size) =>
    drawRegisterComparison(
      [
        { label: 'В школе', works, shares: shares(sum('observed')) },
        { label: 'Ожидалось по другим школам', works, shares: shares(sum('expected')) },
      ],
      size,
    ),
  )
}
