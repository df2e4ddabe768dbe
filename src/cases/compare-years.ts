/** Results of one school in one assessment. */
export interface SchoolResult {
  readonly school: string
  readonly works: number
  /** Mean primary score. */
  readonly mean: number
}

/** Every school of the place in one assessment, with the spread of single works round the place's mean. */
export interface PlaceResults {
  readonly schools: readonly SchoolResult[]
  /** Standard deviation of the works' primary scores; > 0. */
  readonly spread: number
}

/**
 * How a school's distance from the rest changed between two assessments, in standard deviations of works. `smallest` is the
 * change that would have been seen with a chance of 80 % at a two-sided level of 5 %: 2.80 times the standard deviation of the
 * changes of the other schools (Bloom, H. S. Minimum detectable effects. Evaluation Review 19 (1995), 547–556).
 */
export type YearsCompared =
  | {
      readonly outcome: 'compared'
      readonly before: number
      readonly after: number
      readonly change: number
      readonly smallest: number
      readonly others: number
    }
  | { readonly outcome: 'not-enough-data'; readonly reason: 'school' | 'others'; readonly others: number }

/** Normal quantiles of 0.975 and 0.8 added: qnorm(.975) + qnorm(.8) in R. */
const detectable = 2.801585218

/** A mean of fewer works says nothing of a school. */
const leastWorks = 10
/** Fewer changes give no standard deviation worth naming. */
const leastOthers = 8

export function compareYears(before: PlaceResults, after: PlaceResults, school: string): YearsCompared {
  const early = distances(before)
  const late = distances(after)
  const changes = [...late].flatMap(([code, distance]) => {
    const earlier = early.get(code)
    return earlier === undefined || code === school ? [] : [distance - earlier]
  })
  const [own, now] = [early.get(school), late.get(school)]
  if (own === undefined || now === undefined) {
    return { outcome: 'not-enough-data', reason: 'school', others: changes.length }
  }
  if (changes.length < leastOthers) return { outcome: 'not-enough-data', reason: 'others', others: changes.length }
  const mean = changes.reduce((sum, change) => sum + change, 0) / changes.length
  const variance = changes.reduce((sum, change) => sum + (change - mean) ** 2, 0) / (changes.length - 1)
  return {
    outcome: 'compared',
    before: own,
    after: now,
    change: now - own,
    smallest: detectable * Math.sqrt(variance),
    others: changes.length,
  }
}

/** Distance of each school from the works of all the others, so that a large school is not compared with itself. */
function distances({ schools, spread }: PlaceResults): ReadonlyMap<string, number> {
  const works = schools.reduce((sum, school) => sum + school.works, 0)
  const total = schools.reduce((sum, school) => sum + school.works * school.mean, 0)
  return new Map(
    schools
      .filter((school) => school.works >= leastWorks && works > school.works)
      .map((school) => {
        const rest = (total - school.works * school.mean) / (works - school.works)
        return [school.school, (school.mean - rest) / spread]
      }),
  )
}
