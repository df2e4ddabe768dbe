import type { ReferenceHistogram } from './reference-histograms.ts'

/**
 * Expected shape of a school's score histogram: the reference histogram tilted to the school's own level and spread,
 * p(x) ∝ h(x)·exp(b·t + c·(t² − 1)), t the standardised score.
 *
 * Why so: pupils of different schools who got the same score differ smoothly in that score, so the ratio of two honest
 * histograms is smooth; the lattice of two-point tasks, honest peaks and gaps stand in h and cancel. A step exactly at
 * the first score of a mark does not cancel. b and c are fitted by penalised maximum likelihood on all scores (a step
 * of a few works hardly moves them); c is drawn to the narrowness of a usual school with the strength of 15 works.
 *
 * @param own works by score of the school × assessment
 * @param ownInside whether the reference holds the own works, which are then taken out
 * @returns probabilities by score, summing to 1, > 0 everywhere
 */
export function tiltHistogram(own: ArrayLike<number>, reference: ReferenceHistogram, ownInside: boolean): Float64Array {
  const size = reference.scores.length
  if (base.length < size) [base, t] = [new Float64Array(2 * size), new Float64Array(2 * size)]
  for (let score = 0; score < size; score++) {
    const others = reference.scores[score]! - (ownInside && score < own.length ? own[score]! : 0)
    // Half a work spread over the scores: an empty score of a small reference is rare, not impossible.
    base[score] = Math.max(0, others) + 0.5 / size
    t[score] = (score - reference.mean) / reference.deviation
  }
  let works = 0
  let first = 0
  let second = 0
  for (let score = 0; score < Math.min(size, own.length); score++) {
    works += own[score]!
    first += own[score]! * t[score]!
    second += own[score]! * (t[score]! * t[score]! - 1)
  }
  const usualCurvature = -0.5 * (1 / reference.withinShare - 1)
  let b = 0
  let c = usualCurvature
  const shape = new Float64Array(size)
  for (let step = 0; step < 30; step++) {
    const m = shapeAndMoments(b, c, shape)
    const gradientB = first - works * m.t1 - penaltyB * b
    const gradientC = second - works * m.s1 - penaltyC * (c - usualCurvature)
    const bb = works * (m.t2 - m.t1 * m.t1) + penaltyB
    const bc = works * (m.ts - m.t1 * m.s1)
    const cc = works * (m.s2 - m.s1 * m.s1) + penaltyC
    const determinant = bb * cc - bc * bc
    const stepB = bounded((cc * gradientB - bc * gradientC) / determinant)
    const stepC = bounded((bb * gradientC - bc * gradientB) / determinant)
    b += stepB
    c += stepC
    if (Math.abs(stepB) + Math.abs(stepC) < 1e-4) break
  }
  shapeAndMoments(b, c, shape)
  return shape
}

const penaltyB = 0.25
/** A work tells about c with weight Var(t²) ≈ 2, so 15 works weigh 30. */
const penaltyC = 30

/** Newton steps of at most half a unit: the likelihood is log-concave, so short steps always arrive. */
const bounded = (step: number) => Math.max(-0.5, Math.min(0.5, step))

/** Scratch: the reference without the own works, and standardised scores. */
let base = new Float64Array(64)
let t = new Float64Array(64)

function shapeAndMoments(b: number, c: number, shape: Float64Array) {
  let norm = 0
  let t1 = 0
  let t2 = 0
  let s1 = 0
  let s2 = 0
  let ts = 0
  for (let i = 0; i < shape.length; i++) {
    const x = t[i]!
    const s = x * x - 1
    const weight = base[i]! * Math.exp(b * x + c * s)
    shape[i] = weight
    norm += weight
    t1 += weight * x
    t2 += weight * x * x
    s1 += weight * s
    s2 += weight * s * s
    ts += weight * x * s
  }
  for (let i = 0; i < shape.length; i++) shape[i]! /= norm
  return { t1: t1 / norm, t2: t2 / norm, s1: s1 / norm, s2: s2 / norm, ts: ts / norm }
}
