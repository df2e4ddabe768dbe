import { ListView } from '#kernel/list-view'
import { describe, expect, it } from 'vitest'
import type { CellFinding, SchoolFinding, ScreeningAnswer } from './model.ts'
import { standardSettings } from './model.ts'
import { screenMunicipalities } from './screen-municipalities.ts'

/** p of the schools by municipality; every school has two cells, the second of which carries nothing. */
function answerOf(municipalities: Readonly<Record<string, readonly number[]>>): ScreeningAnswer {
  const rest = { works: 50, q: 1, logQ: 0, flagged: false, enoughData: true, indications: [] }
  const schools = Object.entries(municipalities).flatMap(([municipality, ps]) =>
    ps.map((p, i): SchoolFinding => ({
      ...rest,
      municipality,
      school: `${municipality}-${i + 1}`,
      logP: Math.log(p),
      flagged: p < 1e-4,
      enoughData: p < 1,
    })),
  )
  const cells = schools.flatMap((school) =>
    [school.logP, Math.log(0.7)].map((logP, i): CellFinding => ({
      ...rest,
      assessment: `работа ${i + 1}` as CellFinding['assessment'],
      school: school.school,
      municipality: school.municipality,
      logP,
    })),
  )
  return {
    dataset: { works: 0, schools: 0, assessments: 2 },
    settings: standardSettings,
    schools: ListView.of(schools),
    cells: ListView.of(cells),
  }
}

describe('a region asked by municipalities', () => {
  const answer = answerOf({
    b: [1e-6, 0.004, 0.6, 0.8, 1],
    a: [0.3, 0.5, 0.9],
    c: [0.02, 0.7, 0.9, 0.4],
  })

  it('answers in the order of codes with the counts of each', () => {
    expect(
      screenMunicipalities(answer).map(({ municipality, schools, withData, flagged, works }) => ({
        municipality,
        schools,
        withData,
        flagged,
        works,
      })),
    ).toEqual([
      { municipality: 'a', schools: 3, withData: 3, flagged: 0, works: 150 },
      { municipality: 'b', schools: 5, withData: 4, flagged: 1, works: 250 },
      { municipality: 'c', schools: 4, withData: 4, flagged: 0, works: 200 },
    ])
  })

  it('names the schools that stand out within a municipality that stands out, and their works', () => {
    const [a, b, c] = screenMunicipalities(answer)
    expect([a!.standsOut, b!.standsOut, c!.standsOut]).toEqual([false, true, false])
    // One of three municipalities: inside, the level is .05/3; the second school's .004·5/2 = .01 is within it.
    expect(b!.within.map(({ school, cells }) => [school, cells])).toEqual([
      ['b-1', ['работа 1']],
      // Two of its five schools: a work needs .05/3·2/5 = .0067, and .004·2 = .008 is not: the school speaks by its sums alone.
      ['b-2', []],
    ])
    expect(b!.within[1]!.q).toBeCloseTo(0.01 * 3, 12)
    expect(a!.within).toEqual([])
  })

  it('has its own q for each municipality, adjusted over all of them', () => {
    const [a, b, c] = screenMunicipalities(answer)
    expect(b!.q).toBeCloseTo(5e-6 * 3, 12)
    expect(c!.q).toBeCloseTo((0.08 * 3) / 2, 12)
    expect(a!.q).toBeCloseTo(0.75, 12)
  })

  it('says nothing where there is one municipality: its schools are judged as they are', () => {
    expect(screenMunicipalities(answerOf({ a: [1e-9, 0.5] }))).toEqual([])
  })
})
