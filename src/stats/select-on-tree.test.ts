import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  benjaminiHochberg,
  normalLogUpperTail,
  randomNormal,
  seededRandom,
  selectOnTree,
  simes,
  type Branch,
  type SelectedBranch,
} from './index.ts'

const leaf = (of: string, p: number): Branch<string> => ({ of, logP: Math.log(p), below: () => [] })
const withSimes = (of: string, below: readonly Branch<string>[]): Branch<string> => ({
  of,
  logP: simes(below.map((branch) => branch.logP)),
  below: () => below,
})
const chosen = (branches: readonly SelectedBranch<string>[]): readonly string[] =>
  branches.flatMap((branch) => [...(branch.selected ? [branch.of] : []), ...chosen(branch.below)])

describe('the program of the authors of the method', () => {
  const rows = readFileSync(new URL('../../test/vectors/select-on-tree.csv', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').map(Number) as [number, number, number, number, number, number, number, number])
  const byTree = [...Map.groupBy(rows, ([tree]) => tree)]

  it.each(byTree)('selects the same municipalities, schools and cells on tree %i', (_, leaves) => {
    const expected = new Set<string>()
    const municipalities = [...Map.groupBy(leaves, (row) => row[2])].map(([municipality, own]) =>
      withSimes(
        `municipality ${municipality}`,
        [...Map.groupBy(own, (row) => row[3])].map(([school, cells]) =>
          withSimes(
            `school ${school}`,
            cells.map((row, i) => {
              if (row[5] === 1) expected.add(`municipality ${municipality}`)
              if (row[6] === 1) expected.add(`school ${school}`)
              if (row[7] === 1) expected.add(`cell ${school} ${i}`)
              return leaf(`cell ${school} ${i}`, row[4])
            }),
          ),
        ),
      ),
    )
    expect(new Set(chosen(selectOnTree(municipalities, leaves[0]![1])))).toEqual(expected)
  })
})

it('takes the levels by hand: two of three groups, then two thirds of the level inside', () => {
  const groups = [
    withSimes('a', [leaf('a1', 0.001), leaf('a2', 0.03), leaf('a3', 0.9)]),
    withSimes('b', [leaf('b1', 0.01), leaf('b2', 0.8)]),
    withSimes('c', [leaf('c1', 0.4), leaf('c2', 0.6)]),
  ]
  const found = selectOnTree(groups, 0.05)
  // Simes: .003, .02, .6; Benjamini–Hochberg over three: .009, .03, .6. Inside: level .05·2/3 = .0333.
  expect(found.map((group) => Math.exp(group.logQ))).toEqual([
    expect.closeTo(0.009, 12),
    expect.closeTo(0.03, 12),
    expect.closeTo(0.6, 12),
  ])
  // a2: Benjamini–Hochberg inside .045 > .0333; as a level of the whole .045·3/2.
  expect(chosen(found)).toEqual(['a', 'a1', 'b', 'b1'])
  expect(Math.exp(found[0]!.below[1]!.logQ)).toBeCloseTo(0.0675, 12)
})

describe('whatever the p', () => {
  const p = fc.oneof(fc.double({ min: 1e-9, max: 0.02, noNaN: true }), fc.double({ min: 0.0001, max: 1, noNaN: true }))
  const families = fc.array(fc.array(p, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 8 })
  const treeOf = (values: readonly (readonly number[])[]) =>
    values.map((own, i) =>
      withSimes(
        `family ${i}`,
        own.map((value, k) => leaf(`${i}.${k}`, value)),
      ),
    )

  it('no family has more selected than Benjamini–Hochberg alone would select in it', () => {
    fc.assert(
      fc.property(families, (values) => {
        for (const family of selectOnTree(treeOf(values), 0.05)) {
          const alone = benjaminiHochberg(values[Number(family.of.slice(7))]!.map(Math.log))
          family.below.forEach((member, k) => {
            if (member.selected) expect(alone[k]!).toBeLessThanOrEqual(Math.log(0.05))
          })
        }
      }),
    )
  })

  it('a family that is selected by Simes has a member that is selected, and no other family has', () => {
    fc.assert(
      fc.property(families, (values) => {
        for (const family of selectOnTree(treeOf(values), 0.05)) {
          expect(family.below.some((member) => member.selected)).toBe(family.selected)
        }
      }),
    )
  })

  it('a smaller p takes nothing back', () => {
    fc.assert(
      fc.property(families, fc.nat(), fc.double({ min: 0.01, max: 1, noNaN: true }), (values, which, factor) => {
        const before = chosen(selectOnTree(treeOf(values), 0.05))
        const at = which % values.length
        const lowered = values.map((own, i) => (i === at ? own.map((value) => value * factor) : own))
        expect(chosen(selectOnTree(treeOf(lowered), 0.05))).toEqual(expect.arrayContaining([...before]))
      }),
    )
  })

  it('the order of families and members does not matter', () => {
    fc.assert(
      fc.property(families, (values) => {
        const tree = treeOf(values)
        const turned = tree.toReversed().map((branch) => ({ ...branch, below: () => branch.below().toReversed() }))
        expect(new Set(chosen(selectOnTree(turned, 0.05)))).toEqual(new Set(chosen(selectOnTree(tree, 0.05))))
      }),
    )
  })

  it('a single family is judged as by Benjamini–Hochberg alone', () => {
    fc.assert(
      fc.property(fc.array(p, { minLength: 1, maxLength: 12 }), (own) => {
        const [family] = selectOnTree(treeOf([own]), 0.05)
        const alone = benjaminiHochberg(own.map(Math.log)).map((value) => value <= Math.log(0.05))
        expect(family!.below.map((member) => member.selected)).toEqual(alone.some(Boolean) ? alone : [])
      }),
    )
  })
})

describe('error rates, 20 municipalities of 30–50 schools, 400 seeded regions', () => {
  const regions = 400

  /** z of every school: `shift` for the share that is touched in each municipality. */
  function simulate(touchedShares: readonly number[], shift: number, seed: number) {
    const random = seededRandom(seed)
    return touchedShares.map((share, m) =>
      Array.from({ length: 30 + Math.floor(21 * random()) }, (_, s) => {
        const touched = random() < share
        return { of: `${m}.${s}`, touched, logP: normalLogUpperTail(randomNormal(random) + (touched ? shift : 0)) }
      }),
    )
  }

  function measure(touchedShares: readonly number[], shift: number) {
    let anything = 0
    let municipalities = 0
    let schools = 0
    for (let seed = 1; seed <= regions; seed++) {
      const region = simulate(touchedShares, shift, seed)
      const found = selectOnTree(
        region.map((own, m) => ({
          of: m,
          logP: simes(own.map((school) => school.logP)),
          below: () => own.map((school) => ({ of: m, logP: school.logP, below: () => [] })),
        })),
        0.05,
      )
      const picked = found.filter((one) => one.selected)
      if (picked.length === 0) continue
      anything++
      municipalities += picked.filter(({ of }) => region[of]!.every((school) => !school.touched)).length / picked.length
      const proportion = picked.map(({ of, below }) => {
        const named = region[of]!.filter((_, s) => below[s]!.selected)
        return named.filter((school) => !school.touched).length / named.length
      })
      schools += proportion.reduce((sum, value) => sum + value, 0) / picked.length
    }
    return { anything: anything / regions, municipalities: municipalities / regions, schools: schools / regions }
  }

  // Three standard errors of a share of .05 over 400 regions are .033.
  const most = 0.05 + 0.033

  it('names anything in at most one region of twenty where nobody did anything', () => {
    expect(measure(new Array<number>(20).fill(0), 0).anything).toBeLessThan(most)
  })

  it.each([
    ['scattered over all municipalities', new Array<number>(20).fill(0.06), 3.5],
    ['concentrated in three of them', [0.4, 0.4, 0.4, ...new Array<number>(17).fill(0)], 3.5],
    ['weak and scattered', new Array<number>(20).fill(0.1), 2],
  ])('keeps false municipalities and, averaged over the named ones, false schools: %s', (_, shares, shift) => {
    const { municipalities, schools } = measure(shares, shift)
    expect(municipalities).toBeLessThan(most)
    expect(schools).toBeLessThan(most)
  })
})
