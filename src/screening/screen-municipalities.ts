import type { AssessmentId } from '#procedures/model'
import { selectOnTree, simes, type Branch } from '#stats'
import type { MunicipalityFinding, ScreeningAnswer } from './model.ts'

/**
 * The same answer asked from the top of the region down: which municipalities stand out, which schools within them, and which
 * works (school × assessment) of those schools. `q` and `flagged` of the answer stay as they are; this is a second way to read
 * it, for those who look after many municipalities. Empty where there is only one. In the order of codes.
 */
export function screenMunicipalities(answer: ScreeningAnswer): readonly MunicipalityFinding[] {
  const schoolsOf = Map.groupBy(answer.schools, (school) => school.municipality)
  if (schoolsOf.size < 2) return []
  const cellsOf = ownCells(answer)
  const municipalities = [...schoolsOf].map(([municipality, schools]): Branch<string> => ({
    of: municipality,
    logP: simes(schools.map((school) => school.logP)),
    below: () => schools.map(({ school, logP }) => ({ of: school, logP, below: () => cellsOf.get(school)?.() ?? [] })),
  }))
  return selectOnTree(municipalities, answer.settings.fdr)
    .map(({ of: municipality, logQ, selected, below }): MunicipalityFinding => {
      const schools = schoolsOf.get(municipality)!
      return {
        municipality,
        works: schools.reduce((sum, school) => sum + school.works, 0),
        schools: schools.length,
        withData: schools.filter((school) => school.enoughData).length,
        flagged: schools.filter((school) => school.flagged).length,
        logQ,
        q: Math.exp(logQ),
        standsOut: selected,
        within: below
          .filter((school) => school.selected)
          .map((school) => ({
            school: school.of,
            logQ: school.logQ,
            q: Math.exp(school.logQ),
            cells: school.below.filter((cell) => cell.selected).map((cell) => cell.of as AssessmentId),
          })),
      }
    })
    .sort((a, b) => (a.municipality < b.municipality ? -1 : 1))
}

/** The cells of a school by themselves: what its other cells say of them has been used when the school was chosen. */
function ownCells(answer: ScreeningAnswer): ReadonlyMap<string, () => readonly Branch<string>[]> {
  const columns = new Map<string, { readonly assessments: AssessmentId[]; readonly logP: number[] }>()
  for (const { school, assessment, logP } of answer.cells) {
    const own = columns.get(school)
    if (own === undefined) columns.set(school, { assessments: [assessment], logP: [logP] })
    else {
      own.assessments.push(assessment)
      own.logP.push(logP)
    }
  }
  return new Map(
    [...columns].map(([school, { assessments, logP }]) => [
      school,
      () => assessments.map((of, i) => ({ of, logP: logP[i]!, below: () => [] })),
    ]),
  )
}
