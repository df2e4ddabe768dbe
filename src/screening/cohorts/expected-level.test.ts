import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { expectedLevel } from './expected-level.ts'
import { linkLogP } from './link-evidence.ts'

const [, ...lines] = readFileSync(new URL('../../../test/vectors/cohort-links.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')

const sizesOf = (earlierWorks: number, laterWorks: number, earlierChildren = 30, laterChildren = 30) => ({
  earlierWorks,
  laterWorks,
  earlierParticipants: earlierChildren,
  laterParticipants: laterChildren,
})

describe('later level given the earlier one', () => {
  it('agrees with the regression and the tail of R within 1e-9', () => {
    expect(lines).toHaveLength(60)
    for (const line of lines) {
      const [
        earlierMean,
        laterMean,
        earlierVariance,
        laterVariance,
        covariance,
        before,
        after,
        earlier,
        later,
        mean,
        variance,
        logTail,
      ] = line.split(',').map(Number) as [
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
      ]
      const moments = { earlierMean, laterMean, earlierVariance, laterVariance, covariance }
      const found = expectedLevel(earlier, moments, sizesOf(before, after))
      expect(Math.abs(found.mean - mean)).toBeLessThan(1e-9)
      expect(Math.abs(found.variance / variance - 1)).toBeLessThan(1e-9)
      const tail = linkLogP((found.mean - later) / Math.sqrt(found.variance))
      expect(Math.abs(tail / logTail - 1)).toBeLessThan(1e-9)
    }
  })

  const moments = { earlierMean: 0, laterMean: 0, earlierVariance: 0.2, laterVariance: 0.2, covariance: 0.14 }

  it('expects a high level to fall, and that of a small class to fall more', () => {
    const large = expectedLevel(1, moments, sizesOf(60, 60)).mean
    const small = expectedLevel(1, moments, sizesOf(4, 60)).mean
    expect(large).toBeGreaterThan(0.6)
    expect(large).toBeLessThan(1)
    expect(small).toBeLessThan(large)
  })

  it.each([
    ['stays', 30, 30, 1],
    ['shrinks by less than 30 %', 30, 22, 1],
    ['halves', 30, 15, 1.4],
    ['doubles', 15, 30, 1.4],
  ])('widens where the cohort %s', (_, before, after, least) => {
    const kept = expectedLevel(0.5, moments, sizesOf(20, 20)).variance
    const { variance } = expectedLevel(0.5, moments, sizesOf(20, 20, before, after))
    if (least === 1) expect(variance).toBe(kept)
    else expect(variance / kept).toBeGreaterThan(least)
  })
})
