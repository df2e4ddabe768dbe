import type { Assessment } from '#procedures/model'
import { boundaryGroups, type BoundaryGroup } from './boundary.ts'
import { cutWindows } from './cut-windows.ts'
import type { ScreeningCell } from './gather-cells.ts'
import type { CutWindow } from './model.ts'
import type { ReferenceHistogram } from './reference-histograms.ts'
import { tiltHistogram } from './tilt-histogram.ts'

/** Expected probabilities of a cell by score, and the reference behind them. */
export interface CellShape {
  readonly shape: Float64Array
  readonly reference: ReferenceHistogram
  /** Whether the reference holds this cell's own works (they are left out of the shape). */
  readonly ownInside: boolean
}

export type ShapeOf = (cell: ScreeningCell) => CellShape | 'no-reference'

/** A reference of fewer schools or works than this is no reference; one from outside may stand for the schools. */
const leastReferenceSchools = 2
const leastReferenceWorks = 40
const outsideWorks = 1000

/** Expected shapes of cells against the reference without the schools left out and without the cell itself. */
export function shapesAgainst(histograms: readonly ReferenceHistogram[], leftOut: ReadonlySet<number>): ShapeOf {
  return (cell) => {
    const reference = histograms[cell.assessment]!
    const own = cell.works
    const ownInside = !leftOut.has(cell.school)
    const works = reference.works - (ownInside ? own : 0)
    const schools = reference.schools - (ownInside ? 1 : 0)
    const known = works >= leastReferenceWorks && (schools >= leastReferenceSchools || works >= outsideWorks)
    if (!known || own === 0) return 'no-reference'
    return { shape: tiltHistogram(cell.scores, reference, ownInside), reference, ownInside }
  }
}

/** Steps between marks by assessment. */
export type Windows = readonly (readonly CutWindow[] | 'no-scale')[]

export const windowsOf = (assessments: readonly Assessment[]): Windows =>
  assessments.map(({ scale, maxScore }) =>
    scale === 'missing' ? 'no-scale' : cutWindows(scale, highestScore(maxScore)),
  )

const highestScore = (maxScore: number | 'unknown') => (maxScore === 'unknown' ? Infinity : maxScore)

/** Works of a cell around the steps between marks; none where there is no scale or nothing to compare with. */
export function groupsOf(cell: ScreeningCell, windows: Windows, shapeOf: ShapeOf): readonly BoundaryGroup[] {
  const cuts = windows[cell.assessment]!
  if (cuts === 'no-scale') return []
  const shaped = shapeOf(cell)
  return shaped === 'no-reference'
    ? []
    : boundaryGroups(cell.scores, shaped.shape, cuts, shaped.reference, shaped.ownInside)
}
