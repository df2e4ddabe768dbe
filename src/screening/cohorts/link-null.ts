import { median, medianDeviation } from '#stats'

/** How the scores of honest links really lie: about `location`, with deviation `scale`. */
export interface LinkNull {
  readonly location: number
  readonly scale: number
}

/** Links of the lower half that «as the covariance promises» weighs as much as, for all kinds together; and those together beside one kind. */
const promiseWeight = 30
const togetherWeight = 30
const locationWeight = 60
/** The centre moves at most so far, or a region that changed for good would hide itself. */
const mostLocation = 1
/** Squares of normal scores drawn in at 2.5 deviations have this mean. */
const drawnInMean = 0.9441
const limit = 2.5

/**
 * Empirical null of the links by kind. The scale comes from the lower half, for a lifted earlier level can only raise the
 * score, and what lies beyond 2.5 robust deviations is drawn in. Kinds of few links borrow from all of the family, and a
 * municipality of few schools from the promise 0, 1. Unlike the nulls of classes the scale may also fall below one: the
 * covariance is a fit, not a law of chance.
 * Source: B. Efron, «Large-scale simultaneous hypothesis testing: the choice of a null hypothesis», JASA 99, 2004.
 */
export function fitLinkNulls(byKind: readonly (readonly number[])[]): readonly LinkNull[] {
  const centres = byKind.map((scores) => {
    const centre = scores.length === 0 ? 0 : median(scores)
    return clip((centre * scores.length) / (scores.length + locationWeight), mostLocation)
  })
  const halves = byKind.map((scores, kind) => lowerHalf(scores, centres[kind]!))
  const sum = halves.reduce((total, own) => total + own.squares, 0)
  const count = halves.reduce((total, own) => total + own.links, 0)
  const together = (sum + promiseWeight) / (count + promiseWeight)
  return halves.map(({ squares, links }, kind) => ({
    location: centres[kind]!,
    scale: Math.sqrt((squares + togetherWeight * together) / (links + togetherWeight)),
  }))
}

/** A link's score as it stands against the empirical null. */
export const againstLinkNull = (z: number, { location, scale }: LinkNull): number => (z - location) / scale

function lowerHalf(scores: readonly number[], centre: number) {
  const lower = scores.flatMap((z) => (z <= centre ? [z - centre] : []))
  if (lower.length === 0) return { squares: 0, links: 0 }
  const bound = limit * Math.max(0.5, medianDeviation(lower, 0))
  return { squares: lower.reduce((sum, z) => sum + clip(z, bound) ** 2, 0) / drawnInMean, links: lower.length }
}

const clip = (value: number, most: number) => Math.max(-most, Math.min(most, value))
