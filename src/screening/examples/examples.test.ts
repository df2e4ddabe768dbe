import { describe, expect, it } from 'vitest'
import { exampleRange, movedFamilies } from './change-example.ts'
import { exampleMarks, liveExample, registerExample, signOf, type LiveExample } from './live-example.ts'
import { nameSchools } from './named-schools.ts'
import { worksToNotice } from './works-to-notice.ts'
import type { Family } from '../model.ts'

const chanceOf = (example: LiveExample, family: Family): number => {
  const sign = signOf(example, family)
  return sign?.outcome === 'tested' ? sign.p : 1
}

describe('a live example', () => {
  it.each(movedFamilies)(
    'of %s is quiet where nothing was done, and speaks where as much as possible was',
    (family) => {
      expect(chanceOf(liveExample(family, 0), family)).toBeGreaterThan(0.05)
      expect(liveExample(family, 0).finding.flagged).toBe(false)
      expect(chanceOf(liveExample(family, exampleRange[family].most), family)).toBeLessThan(0.02)
    },
  )

  it('answers the same to the same question, and a question out of range as its nearest one', () => {
    const { most } = exampleRange.boundary
    expect(liveExample('boundary', most + 100)).toEqual(liveExample('boundary', most))
    expect(liveExample('boundary', -1)).toEqual(liveExample('boundary', 0))
  })

  it('of the register hears when works are moved to higher marks', () => {
    const honest = exampleMarks()
    const raised = honest.map((row) => [...row])
    const [first] = raised
    for (const [row, marks] of honest.entries()) {
      if (row === 0) continue
      marks.forEach((works, journal) => {
        raised[row]![journal]! -= works
        first![journal]! += works
      })
    }
    expect(chanceOf(registerExample(honest), 'register')).toBeGreaterThan(0.2)
    expect(chanceOf(registerExample(raised), 'register')).toBeLessThan(0.01)
  })
})

describe('a hundred schools', () => {
  const question = { schools: 100, level: 0.05 }

  it('of which none did anything are mostly left in peace with the correction, and never without it', () => {
    const runs = Array.from({ length: 40 }, (_, seed) => nameSchools({ ...question, touched: 0, seed }))
    expect(runs.filter((schools) => schools.some(({ corrected }) => corrected)).length).toBeLessThan(6)
    expect(runs.every((schools) => schools.some(({ alone }) => alone))).toBe(true)
  })

  it('of which twenty did something lose few of them to the correction, and hardly an honest one is named', () => {
    const runs = Array.from({ length: 40 }, (_, seed) => nameSchools({ ...question, touched: 20, seed }))
    const named = runs.flatMap((schools) => schools.filter(({ corrected }) => corrected))
    expect(named.filter(({ touched }) => touched).length / (40 * 20)).toBeGreaterThan(0.5)
    expect(named.filter(({ touched }) => !touched).length / named.length).toBeLessThan(0.06)
  })
})

it('the weaker what was done and the more schools there are, the more works it takes to notice', () => {
  const works = (shift: number, schools: number) => worksToNotice({ shift, schools }).all
  const steps = [0.2, 0.4, 0.6, 0.8, 1].map((shift) => works(shift, 30))
  expect(steps).toEqual(steps.toSorted((a, b) => b - a))
  expect(works(0.5, 500)).toBeGreaterThan(works(0.5, 30))
})
