import type { GatheredCells, GatheredSchool } from '../gather-cells.ts'
import type { FamilyVerdict, Judged } from '../indication.ts'
import { canLink, linkFamilies, type LinkFamily } from './find-links.ts'
import { indicateLink, linkVerdict } from './indicate-link.ts'
import { indicateSchoolLinks } from './indicate-school-links.ts'
import { measureLinks, type MeasuredLinks } from './link-evidence.ts'
import { poolLinks, type PooledLinks } from './pool-links.ts'
import { standardLevels, type StandardLevels } from './standard-levels.ts'

/** Everything known of the same children's later results, worked out once for a data set. */
export interface MeasuredCohorts {
  readonly levels: StandardLevels
  readonly families: Readonly<Record<LinkFamily, { readonly links: MeasuredLinks; readonly pooled: PooledLinks }>>
}

export function measureCohorts(gathered: GatheredCells): MeasuredCohorts {
  let levels: StandardLevels | undefined
  const levelsOnce = () => (levels ??= standardLevels(gathered))
  const noLinks = (): MeasuredLinks => {
    const scores = new Float64Array(gathered.cells.length).fill(NaN)
    return {
      get levels() {
        return levelsOnce()
      },
      at: () => undefined,
      scores,
      leastScores: scores,
    }
  }
  const measure = (family: LinkFamily) => {
    // The results of one year, which most data sets are, link nothing.
    if (!canLink(gathered.assessments, family)) return { links: noLinks(), pooled: nothingPooled }
    const links = measureLinks(gathered, levelsOnce(), family)
    return { links, pooled: poolLinks(gathered, links) }
  }
  return {
    get levels() {
      return levelsOnce()
    },
    families: { 'cohort-break': measure('cohort-break'), 'exam-gap': measure('exam-gap') },
  }
}

const nothingPooled: PooledLinks = {
  schoolAt: () => ({ logP: 'silent', leastLogP: 0 }),
  besideAt: () => undefined,
}

/** Numbers of both families for a cell, in the order of `linkFamilies`. */
export const cohortVerdicts = ({ families }: MeasuredCohorts, position: number): readonly FamilyVerdict[] =>
  linkFamilies.map((family) => linkVerdict(families[family].links, position))

export const schoolCohortVerdicts = ({ families }: MeasuredCohorts, school: number): readonly FamilyVerdict[] =>
  linkFamilies.map((family) => families[family].pooled.schoolAt(school))

/** The same in words. */
export const indicateCohorts = (
  { families }: MeasuredCohorts,
  gathered: GatheredCells,
  position: number,
): readonly Judged[] => linkFamilies.map((family) => indicateLink(family, families[family].links, gathered, position))

export const indicateSchoolCohorts = (
  { families }: MeasuredCohorts,
  gathered: GatheredCells,
  school: GatheredSchool,
  position: number,
): readonly Judged[] =>
  linkFamilies.map((family) => {
    const { links, pooled } = families[family]
    return indicateSchoolLinks(family, links, pooled, gathered, { school, position })
  })
