import type { PreparedCell, PreparedScreening } from '../prepare-screening.ts'
import { linkFamilies, subjectStem } from '../cohorts/find-links.ts'
import { rounded } from './rounded.ts'

/** One sitting of the same children in one subject. Levels are in deviations of the pupils from the other schools. */
export interface CohortYear {
  readonly procedure: string
  readonly grade: number
  readonly year: number
  readonly works: number
  /** Present and absent together. */
  readonly participants: number
  readonly level: number
  /** Where honest schools stand after the level of the sitting before; `none` at the first one. */
  readonly expected: { readonly mean: number; readonly low: number; readonly high: number } | 'none'
  /** The sitting that the picture belongs to. */
  readonly own: boolean
}

/** All sittings of a cell's children in its subject, the earliest first; empty where there is only this one. */
export function cohortYears(prepared: PreparedScreening, { cell }: PreparedCell): readonly CohortYear[] {
  const { assessments, schools } = prepared.gathered
  const { levels } = prepared.cohorts
  const own = assessments[cell.assessment]!
  const sittings = [...schools.at(cell.school).cells].filter(({ assessment, position }) => {
    const { year, grade, subject } = assessments[assessment]!
    const sameChildren = year - grade === own.year - own.grade && subjectStem(subject) === subjectStem(own.subject)
    return sameChildren && !Number.isNaN(levels.level[position]!)
  })
  if (sittings.length < 2) return []
  const links = linkFamilies.flatMap((family) =>
    // The picture's own sitting comes last, so that what it promises of an examination is what is shown.
    [...sittings.filter(({ position }) => position !== cell.position), cell].flatMap(
      ({ position }) => prepared.cohorts.families[family].links.at(position) ?? [],
    ),
  )
  const expectedAt = new Map(links.map((link) => [link.later, link]))
  return sittings
    .toSorted((a, b) => assessments[a.assessment]!.year - assessments[b.assessment]!.year)
    .map(({ assessment, position }): CohortYear => {
      const { procedure, grade, year } = assessments[assessment]!
      const link = expectedAt.get(position)
      const at = (deviations: number) => rounded(link!.expected + deviations * link!.deviation)
      return {
        procedure,
        grade,
        year,
        works: levels.works[position]!,
        participants: levels.participants[position]!,
        level: rounded(levels.level[position]!),
        expected: link === undefined ? 'none' : { mean: at(0), low: at(-1.96), high: at(1.96) },
        own: position === cell.position,
      }
    })
}
