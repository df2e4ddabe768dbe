import type { MarkScale } from '#procedures/model'
import type { CutWindow } from './model.ts'

const widest = 2

/**
 * Scores compared around each step between marks: two below and two above, fewer where steps stand close or the scale
 * ends, so that no score is counted for two steps. A peak at the top of the lower mark lies below the step.
 */
export function cutWindows(scale: MarkScale, maxScore: number): readonly CutWindow[] {
  const marks = [3, 4, 5] as const
  return marks.flatMap((mark, i) => {
    const cut = scale[mark]
    const previous = i === 0 ? 0 : scale[marks[i - 1]!]
    const next = i === 2 ? maxScore + 1 : scale[marks[i + 1]!]
    // A gap is shared between the step below it and the step above it; the step below takes the odd score.
    const below = Math.min(widest, i === 0 ? cut : Math.floor((cut - previous) / 2))
    const above = Math.min(widest, i === 2 ? next - cut : Math.ceil((next - cut) / 2))
    return below >= 1 && above >= 1 ? [{ mark, cut, below, above }] : []
  })
}
