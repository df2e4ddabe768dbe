import type { Assessment } from './model.ts'
import { type SourcedScale, sourcedScales } from './sourced-scales.ts'

/** The undated page describes the works before the change of 2025; ВПР of grade 8 in this form begin in 2021. */
const undatedYears = { first: 2021, last: 2024 }

/**
 * Scales that a person may confirm for this assessment, those of its own year first.
 * A suggestion whose maximum contradicts the known maximum of the assessment is not offered.
 */
export function suggestScales(
  assessment: Pick<Assessment, 'procedure' | 'year' | 'grade' | 'subject' | 'maxScore'>,
): SourcedScale[] {
  const fits = sourcedScales.filter(
    (scale) =>
      scale.procedure === assessment.procedure &&
      scale.grade === assessment.grade &&
      scale.subject === assessment.subject &&
      (assessment.maxScore === 'unknown' || assessment.maxScore === scale.maxScore) &&
      isForYear(scale, assessment.year),
  )
  return fits.toSorted((one, other) => Number(one.years === 'undated') - Number(other.years === 'undated'))
}

function isForYear(scale: SourcedScale, year: number): boolean {
  return scale.years === 'undated'
    ? year >= undatedYears.first && year <= undatedYears.last
    : scale.years.includes(year)
}
