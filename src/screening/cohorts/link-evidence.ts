import { studentLogUpperTail } from '#stats'
import type { GatheredCells } from '../gather-cells.ts'
import { cohortChange, expectedLevel, type LinkSizes } from './expected-level.ts'
import { findLinks, type LinkFamily } from './find-links.ts'
import { linkMoments } from './link-moments.ts'
import { againstLinkNull, fitLinkNulls } from './link-null.ts'
import type { StandardLevels } from './standard-levels.ts'

/** An earlier cell beside what the same children showed later. Levels are in deviations of the pupils from the other schools. */
export interface LinkEvidence {
  readonly family: LinkFamily
  /** Score against the empirical null: positive where the children fell beyond what others fall. */
  readonly z: number
  readonly logP: number
  /** log of the least p that the link could have shown: all earlier works at the highest score, the later ones as usual. */
  readonly leastLogP: number
  readonly earlier: number
  readonly later: number
  readonly earlierLevel: number
  readonly laterLevel: number
  /** What honest schools show later after such a level, and the widened deviation of that. */
  readonly expected: number
  readonly deviation: number
  readonly sizes: LinkSizes
  /** Share by which the two cohorts differ in size. */
  readonly change: number
  /** Links of the same kind in other schools. */
  readonly others: number
}

export interface MeasuredLinks {
  readonly levels: StandardLevels
  /** By position of the earlier cell. */
  readonly at: (position: number) => LinkEvidence | undefined
  /** Score by position of the earlier cell, NaN where there is no link: what schools are pooled from. */
  readonly scores: Float64Array
  readonly leastScores: Float64Array
}

/** Usual correlation of the true levels of the same children: one year later, and at an examination. */
const usualCorrelation: Readonly<Record<LinkFamily, number>> = { 'cohort-break': 0.7, 'exam-gap': 0.6 }

/**
 * New teachers, classes taken in: honest surprises have heavier tails than normal. On 8,987 real gains of school grades in
 * New Mexico (AJC) four residuals lie beyond 4.3 deviations, which fits Student's law with about 15 degrees of freedom.
 */
const tailFreedom = 15

/** Links that stand so far out leave the moments, so that they do not hide themselves and each other. */
const farOut = 2.5

/**
 * A link that could not show even this stays silent. It need not be enough to name a cell by itself: with heavy tails hardly
 * any link is, and yet it adds to what other families and other subjects of the same children say.
 */
export const leastTelling = Math.log(0.01)

/** log p of a score against the empirical null. */
export const linkLogP = (z: number): number => studentLogUpperTail(z, tailFreedom)

/** Measures every link of a family. Linear in cells. */
export function measureLinks(gathered: GatheredCells, levels: StandardLevels, family: LinkFamily): MeasuredLinks {
  const links = findLinks(gathered, family)
  const count = links.kind.length
  const momentsOf = (isLeftOut: (link: number) => boolean) =>
    linkMoments(links, levels, usualCorrelation[family], isLeftOut)
  let moments = momentsOf(() => false)
  const first = scoreAll()
  moments = momentsOf((link) => Math.abs(againstLinkNull(first.raw[link]!, first.nulls[links.kind[link]!]!)) > farOut)
  const { raw, byKind, nulls } = scoreAll()
  const linkAt = new Int32Array(gathered.cells.length).fill(-1)
  const scores = new Float64Array(gathered.cells.length).fill(NaN)
  const leastScores = new Float64Array(gathered.cells.length).fill(NaN)
  for (let link = 0; link < count; link++) {
    if (Number.isNaN(raw[link]!)) continue
    const position = links.earlier[link]!
    linkAt[position] = link
    const fitted = nulls[links.kind[link]!]!
    scores[position] = againstLinkNull(raw[link]!, fitted)
    leastScores[position] = againstLinkNull(mostScore(link), fitted)
  }
  return { levels, at, scores, leastScores }

  function scoreAll() {
    const scored = new Float64Array(count).fill(NaN)
    const ofKind = links.kinds.map((): number[] => [])
    for (let link = 0; link < count; link++) {
      const { earlierLevel, laterLevel, expected } = lookAt(link)
      if (Number.isNaN(earlierLevel + laterLevel)) continue
      scored[link] = (expected.mean - laterLevel) / Math.sqrt(expected.variance)
      ofKind[links.kind[link]!]!.push(scored[link]!)
    }
    return { raw: scored, byKind: ofKind, nulls: fitLinkNulls(ofKind) }
  }

  function lookAt(link: number) {
    const [earlier, later] = [links.earlier[link]!, links.later[link]!]
    const sizes = {
      earlierWorks: levels.works[earlier]!,
      laterWorks: levels.works[later]!,
      earlierParticipants: levels.participants[earlier]!,
      laterParticipants: levels.participants[later]!,
    }
    const earlierLevel = levels.level[earlier]!
    const laterLevel = levels.level[later]!
    const expected = expectedLevel(earlierLevel, moments[links.kind[link]!]!, sizes)
    return { earlier, later, sizes, earlierLevel, laterLevel, expected }
  }

  /** Had all works of the earlier sitting the highest score, and the later one shown no more than the usual. */
  function mostScore(link: number): number {
    const { earlier, laterLevel, sizes } = lookAt(link)
    const kind = links.kind[link]!
    const assessment = links.kinds[kind]!.earlier
    const { maxScore } = gathered.assessments[assessment]!
    const top = maxScore === 'unknown' ? 2 : (maxScore - levels.reference[earlier]!) / levels.unit[assessment]!
    const { mean, variance } = expectedLevel(top, moments[kind]!, sizes)
    return (mean - Math.min(laterLevel, moments[kind]!.laterMean)) / Math.sqrt(variance)
  }

  function at(position: number): LinkEvidence | undefined {
    const link = linkAt[position]!
    if (link < 0) return undefined
    const { later, sizes, earlierLevel, laterLevel, expected } = lookAt(link)
    const fitted = nulls[links.kind[link]!]!
    const z = scores[position]!
    return {
      family,
      z,
      logP: linkLogP(z),
      leastLogP: linkLogP(leastScores[position]!),
      earlier: position,
      later,
      earlierLevel,
      laterLevel,
      expected: expected.mean - fitted.location * Math.sqrt(expected.variance),
      deviation: Math.sqrt(expected.variance) * fitted.scale,
      sizes,
      change: cohortChange(sizes),
      others: byKind[links.kind[link]!]!.length - 1,
    }
  }
}
