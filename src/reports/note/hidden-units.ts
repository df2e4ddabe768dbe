import { shieldGroups } from '#results'
import type { AnalyticNoteData } from '../model.ts'

/**
 * Which classes or schools a table of the note must hide from readers outside, by the same rule as the analysis. What
 * the analysis hid already comes with size 0; the note asks again, so that it is safe whatever data it is given.
 */
export function hiddenUnits(
  sizes: readonly number[],
  { audience, minimumGroup }: Pick<AnalyticNoteData, 'audience' | 'minimumGroup'>,
): readonly boolean[] {
  const open = audience === 'school'
  return shieldGroups(
    sizes.map((size) => ({ size, open })),
    minimumGroup,
  ).hidden
}
