import type { AssessmentId } from '#procedures/model'
import { derSimonianLaird, winsorise } from '#stats'
import type { PreparedScreening } from '../prepare-screening.ts'
import { momentsOf } from '../reference-histograms.ts'

/** Mean scores of all schools of one assessment with limits widened by the honest spread between schools. */
export interface LevelFunnel {
  readonly points: readonly {
    readonly label: string
    readonly works: number
    readonly value: number
    readonly highlighted: boolean
  }[]
  readonly centre: number
  readonly limits: readonly {
    readonly works: number
    readonly inner: readonly [low: number, high: number]
    readonly outer: readonly [low: number, high: number]
  }[]
  /** Standard deviation of true school means, in primary points. */
  readonly spread: number
}

const innerScore = 1.96
const outerScore = 3.09
const limitSteps = [5, 10, 15, 20, 30, 40, 60, 80, 120, 200, 400]

/**
 * Overdispersed funnel: limits are centre ± z·√(τ² + s²/n), τ² between schools by DerSimonian–Laird on winsorised means.
 * A plain funnel would flag hundreds of honest schools. Source: Spiegelhalter 2005. Undefined for fewer than 5 schools.
 */
export function levelFunnel(
  prepared: PreparedScreening,
  assessment: AssessmentId,
  highlighted: (school: string) => boolean,
): LevelFunnel | undefined {
  const { gathered } = prepared
  const cells = gathered.cells.filter(
    (cell) => gathered.assessments[cell.assessment]!.id === assessment && cell.works >= 2,
  )
  if (cells.length < 5) return undefined
  const moments = cells.map((cell) => momentsOf(cell.scores))
  const freedom = moments.reduce((sum, item) => sum + item.works - 1, 0)
  const within = moments.reduce((sum, item) => sum + item.works * item.variance, 0) / freedom
  if (within === 0) return undefined
  const drawnIn = winsorise(
    moments.map((item) => item.mean),
    0.1,
  )
  const fit = derSimonianLaird(moments.map((item, i) => ({ value: drawnIn[i]!, variance: within / item.works })))
  const most = Math.max(...moments.map((item) => item.works))
  const at = (works: number, score: number) => {
    const half = score * Math.sqrt(fit.tau2 + within / works)
    return [fit.mean - half, fit.mean + half] as const
  }
  const steps = [...limitSteps.filter((works) => works < most), most]
  return {
    points: cells.map((cell, i) => {
      const label = gathered.schools.at(cell.school).code
      return { label, works: cell.works, value: moments[i]!.mean, highlighted: highlighted(label) }
    }),
    centre: fit.mean,
    limits: steps.map((works) => ({ works, inner: at(works, innerScore), outer: at(works, outerScore) })),
    spread: Math.sqrt(fit.tau2),
  }
}
