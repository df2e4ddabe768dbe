import { describe, expect, it } from 'vitest'
import { numberIn, referenceTable, sharedFolder, type ReferenceRow } from '../../test/support/reference-data.ts'
import {
  derSimonianLaird,
  discreteDensityTest,
  guttmanErrors,
  logitRange,
  pauleMandel,
  personFitU3,
  poissonBinomialTails,
  shrink,
  stepLogits,
} from './index.ts'

const scoresOf = (rows: readonly ReferenceRow[], items: readonly string[]) =>
  rows.map((row) => items.map((item) => numberIn(row, item)))

/** Works by score 0…most, and shares that passed each step, of every task. */
function stepsOf(works: readonly (readonly number[])[], most: number) {
  const byScore = works[0]!.map((_, j) =>
    Array.from({ length: most + 1 }, (_, score) => works.filter((work) => work[j] === score).length),
  )
  const shares = byScore.map((counts) =>
    counts.slice(1).map((_, k) => counts.slice(k + 1).reduce((a, b) => a + b, 0) / works.length),
  )
  return { byScore, shares }
}

describe.skipIf(sharedFolder === undefined)('person fit of published programs (needs OBYEKTIV_SHARED)', () => {
  it('agrees with mokken 3.1.2: Guttman errors on the tasks of the Czech matura that are right or wrong', () => {
    const rows = referenceTable('data/cz_matura_math_2019_scored.csv').slice(0, 2000)
    const tasks = Object.keys(rows[0]!).filter((name) => /^b\d/.test(name))
    const items = tasks.filter((item) => new Set(rows.map((row) => row[item])).size === 2)
    const works = scoresOf(rows, items).map((work) => work.map((score) => (score > 0 ? 1 : 0)))
    const { shares } = stepsOf(works, 1)
    const expected = referenceTable('expected/mokken_guttman_czmatura_binary.csv')
    expect(works.map((work) => guttmanErrors(work, shares))).toEqual(expected.map((row) => numberIn(row, 'Gplus')))
  })

  it.each([
    ['60 right-or-wrong tasks of 19 persons', 'aberrance_form1_subset_x', 'aberrance_detect_nm_form1', 1],
    ['five tasks of 0–2 points of 2000 pupils', undefined, 'aberrance_detect_nm_poly_czmatura5', 2],
  ] as const)('agrees with aberrance 0.3.0 on %s: Guttman errors and U3', (_, data, output, most) => {
    const rows =
      data === undefined
        ? referenceTable('data/cz_matura_math_2019_scored.csv').slice(0, 2000)
        : referenceTable(`expected/${data}.csv`)
    const items = data === undefined ? ['b4', 'b5', 'b7', 'b15', 'b16'] : Object.keys(rows[0]!).slice(2)
    const works = scoresOf(rows, items)
    const { byScore, shares } = stepsOf(works, most)
    const logits = stepLogits(byScore, 0)
    const range = logitRange(logits)
    const expected = referenceTable(`expected/${output}.csv`)
    let compared = 0
    works.forEach((work, i) => {
      const errors = numberIn(expected[i]!, 'G_S')
      // aberrance answers nothing for an empty or a full work.
      if (Number.isFinite(errors)) expect(guttmanErrors(work, shares)).toBe(errors)
      const known = numberIn(expected[i]!, 'U3_S')
      const own = personFitU3(work, logits, range)
      if (own === undefined || !Number.isFinite(known)) return
      expect(Math.abs(own - known)).toBeLessThanOrEqual(1e-12)
      compared++
    })
    expect(compared).toBeGreaterThan(0.7 * works.length)
  })
})

describe.skipIf(sharedFolder === undefined)('answer copying of published programs (needs OBYEKTIV_SHARED)', () => {
  it('agrees with aberrance 0.3.0: the chance of at least so many equal answers, all 171 pairs', () => {
    const persons = referenceTable('expected/aberrance_form1_subset_x.csv')
    const items = Object.keys(persons[0]!).slice(2)
    const laws = referenceTable('expected/aberrance_form1_psi.csv')
    const abilities = referenceTable('expected/aberrance_detect_pm_form1.csv').map((row) => numberIn(row, 'theta'))
    const right = abilities.map((theta) =>
      laws.map((law) => 1 / (1 + Math.exp(-numberIn(law, 'a') * (theta - numberIn(law, 'b'))))),
    )
    const pairs = referenceTable('expected/aberrance_detect_as_form1.csv')
    expect(pairs).toHaveLength(171)
    for (const pair of pairs) {
      const [i, k] = pair['pair']!.split('-').map((text) => Number.parseInt(text, 10) - 1) as [number, number]
      const chances = right[i]!.map((p, j) => p * right[k]![j]! + (1 - p) * (1 - right[k]![j]!))
      const matches = items.filter((item) => persons[i]![item] === persons[k]![item]).length
      const { logUpper } = poissonBinomialTails(chances, matches)
      expect(Math.abs(Math.exp(logUpper) - numberIn(pair, 'p.GBT_S'))).toBeLessThanOrEqual(1e-12)
    }
  })

  it('agrees with CopyDetect 1.3 on its pair: tail at the observed matches, the whole law to its six digits', () => {
    const printed = new Map(
      referenceTable('expected/copydetect_form1_single_1PL_items1_20.csv').map((row) => [row['name']!, row['value']!]),
    )
    const at = (name: string) => Number.parseFloat(printed.get(name)!)
    const chances = Array.from({ length: 20 }, (_, j) => at(`GBT.index.prob.match.Item ${j + 1}`))
    const upper = (k: number) => Math.exp(poissonBinomialTails(chances, k).logUpper)
    // At least, not more than: 16 of 20 answers agree.
    expect(Math.abs(upper(at('W.index.obs.match')) - at('GBT.index.p.value'))).toBeLessThanOrEqual(1e-12)
    for (let k = 0; k <= 20; k++) {
      const known = at(`GBT.index.exact.prob.dist.V2${k + 1}`)
      expect(Math.abs(upper(k) - upper(k + 1) - known)).toBeLessThanOrEqual(5.1e-7)
    }
  })
})

describe.skipIf(sharedFolder === undefined)(
  'spread between schools of published programs (needs OBYEKTIV_SHARED)',
  () => {
    it.each([
      ['DL', derSimonianLaird, 1e-9],
      ['PM', pauleMandel, 1e-6],
    ] as const)(
      'agrees with metafor, method %s: spread, mean, Q and every drawn-in value',
      (method, spreadBetween, tolerance) => {
        const rows = referenceTable('expected/metafor_blup_ajc2011math4.csv')
        const estimates = rows.map((row) => ({ value: numberIn(row, 'yi'), variance: numberIn(row, 'vi') }))
        const known = referenceTable('expected/metafor_tau2_ajc2011math4.csv').find((row) => row['method'] === method)!
        const own = spreadBetween(estimates)
        const close = (actual: number, expected: number) =>
          expect(Math.abs(actual - expected)).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(expected)))
        close(own.tau2, numberIn(known, 'tau2'))
        close(own.mean, numberIn(known, 'mu'))
        close(Math.sqrt(own.meanVariance), numberIn(known, 'se_mu'))
        close(own.q, numberIn(known, 'Q'))
        expect(rows).toHaveLength(366)
        rows.forEach((row, i) => {
          const drawn = shrink(estimates[i]!, own.mean, own.tau2)
          close(drawn.value, numberIn(row, `blup_${method}`))
          // metafor adds how uncertain the common mean is.
          const reliability = own.tau2 / (own.tau2 + estimates[i]!.variance)
          const variance = drawn.variance + (1 - reliability) ** 2 * own.meanVariance
          close(Math.sqrt(variance), numberIn(row, `se_${method}`))
        })
      },
    )

    it.each(['math_M3', 'read_R7'])('agrees with lme4 on PISA Austria, %s: schools drawn to the mean', (name) => {
      const [parts] = referenceTable(`expected/lme4_pisa2009_AUT_${name}_varcomp.csv`)
      const [mean, tau2, within] = ['mu', 'tau2', 'sigma2'].map((column) => numberIn(parts!, column)) as [
        number,
        number,
        number,
      ]
      const rows = referenceTable(`expected/lme4_pisa2009_AUT_${name}_blup.csv`)
      expect(rows.length).toBeGreaterThan(50)
      for (const row of rows) {
        const drawn = shrink({ value: numberIn(row, 'mean'), variance: within / numberIn(row, 'n') }, mean, tau2)
        expect(Math.abs(drawn.value - mean - numberIn(row, 'blup'))).toBeLessThanOrEqual(1e-9)
        expect(Math.abs(Math.sqrt(drawn.variance) - numberIn(row, 'se'))).toBeLessThanOrEqual(1e-9)
      }
    })
  },
)

describe('known faults of published programs are not repeated', () => {
  it.each([
    [4, 9, 5],
    [0, 3, 0],
    [2, 0, 2],
    [320, 410, 330],
  ])('rddisttestk answers P(X > n) at k = 0; counts %i, %i, %i are answered with P(X ≥ n)', (below, at, above) => {
    const n = below + at + above
    const { logUpper, logLower } = discreteDensityTest(below, at, above, 0)
    // Both tails hold the observed count itself, so together they exceed one by its chance.
    const chances = Array.from({ length: n }, () => 1 / 3)
    const point =
      Math.exp(poissonBinomialTails(chances, at).logUpper) - Math.exp(poissonBinomialTails(chances, at + 1).logUpper)
    expect(Math.exp(logUpper) + Math.exp(logLower) - 1).toBeCloseTo(point, 12)
    expect(point).toBeGreaterThan(0)
  })

  it('rddisttestk answers p = 1 where point masses underflow; the tail only deepens as the spike grows', () => {
    const depths = [1, 10, 100, 1000].map(
      (times) => discreteDensityTest(43 * times, 9202 * times, 7499 * times, 0.01).logUpper,
    )
    expect(depths[0]! / Math.LN10).toBeLessThan(-400)
    depths.slice(1).forEach((depth, i) => expect(depth).toBeLessThan(9 * depths[i]!))
    expect(depths.every(Number.isFinite)).toBe(true)
  })

  it('PerFit wants equally many categories; tasks of 1, 2, 3 and 4 points are ranged as full enumeration says', () => {
    const byScore = [
      [40, 60],
      [20, 30, 50],
      [35, 0, 25, 40],
      [50, 20, 15, 10, 5],
      [70, 30],
    ]
    const logits = stepLogits(byScore)
    const range = logitRange(logits)
    const extremes = new Map<number, [least: number, most: number]>()
    const visit = (j: number, total: number, sum: number) => {
      const steps = logits[j]
      if (steps === undefined) {
        const [least, most] = extremes.get(total) ?? [Infinity, -Infinity]
        extremes.set(total, [Math.min(least, sum), Math.max(most, sum)])
        return
      }
      steps.forEach((logit, score) => visit(j + 1, total + score, sum + logit))
    }
    visit(0, 0, 0)
    expect([...extremes.keys()]).toHaveLength(12)
    for (const [total, [least, most]] of extremes) {
      expect(range.least[total]).toBeCloseTo(least, 12)
      expect(range.most[total]).toBeCloseTo(most, 12)
    }
    const work = [0, 2, 3, 1, 1]
    const own = work.reduce((sum, score, j) => sum + logits[j]![score]!, 0)
    const [least, most] = extremes.get(7)!
    expect(personFitU3(work, logits, range)).toBeCloseTo((most - own) / (most - least), 12)
  })
})
