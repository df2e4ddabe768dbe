import { drawRegisterComparison, drawScoreHistogram } from '#documents'
import type { CellEvidence } from '#screening'
import type { Family } from '#screening/model'
import { type FigurePair, pairOf } from '../../ui/figure.tsx'

/** The picture that shows what a family speaks of. */
export function drawEvidence(family: Family, evidence: CellEvidence): FigurePair | 'none' {
  if (family === 'register') return drawRegisterEvidence(evidence)
  return drawHistogramEvidence(evidence)
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
