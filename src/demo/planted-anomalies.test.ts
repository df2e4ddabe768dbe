import { describe, expect, it } from 'vitest'
import { markOf } from '#procedures/model'
import { generateDemo } from './generate-demo.ts'
import type { DemoWork } from './model.ts'
import { plantedAnomalies } from './planted-anomalies.ts'

const demo = generateDemo()
const honest = generateDemo(demo.seed, [])
const assessments = new Map(demo.assessments.map((assessment) => [assessment.id, assessment]))

function anomalyOf({ school, assessment, work }: DemoWork) {
  const { year, grade, subject } = assessments.get(assessment)!
  return plantedAnomalies.findIndex(
    (anomaly) =>
      anomaly.school === school &&
      anomaly.years.some((planted) => planted === year) &&
      anomaly.grades.some((planted) => planted === grade) &&
      (anomaly.subjects === 'all' || anomaly.subjects.includes(subject)) &&
      (anomaly.classLabel === 'all' || anomaly.classLabel === work.classLabel),
  )
}

/** Works under one anomaly, as planted and as the same pupils would have written them by the rules. */
function underAnomaly(index: number) {
  return demo.works.flatMap((row, at) =>
    anomalyOf(row) === index ? [{ planted: row, honest: honest.works[at]! }] : [],
  )
}

const totals = (rows: readonly DemoWork[]) =>
  rows.flatMap(({ work }) => (work.attendance === 'present' ? [work.total] : []))
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const indexOf = (kind: string) => plantedAnomalies.findIndex(({ mechanism }) => mechanism.kind === kind)

/** Works just at or one above a cut in those within two points of it. */
function shareAboveCuts(rows: readonly DemoWork[]): number {
  let [above, below] = [0, 0]
  for (const { assessment, work } of rows) {
    const { scale } = assessments.get(assessment)!
    if (work.attendance === 'absent' || scale === 'missing') continue
    for (const cut of [scale[3], scale[4], scale[5]]) {
      if (work.total === cut || work.total === cut + 1) above++
      if (work.total === cut - 1 || work.total === cut - 2) below++
    }
  }
  return above / (above + below)
}

describe('planted anomalies', () => {
  it('change works where the table says and nowhere else', () => {
    expect(demo.works).toHaveLength(honest.works.length)
    for (const [at, row] of demo.works.entries()) {
      const same = JSON.stringify(row.work) === JSON.stringify(honest.works[at]!.work)
      if (row.touched === same)
        throw new Error(`${row.assessment}, ${row.school}: touched must tell whether the work changed`)
      if (row.touched && anomalyOf(row) < 0)
        throw new Error(`${row.assessment}, ${row.school}: changed, but not in the table`)
    }
  })

  it.each(plantedAnomalies.map(({ note }, index) => [note, index] as const))('are really there: %s', (_note, index) => {
    expect(underAnomaly(index).filter(({ planted }) => planted.touched).length).toBeGreaterThan(15)
  })

  it('leave the two strong schools, the three weak ones and all small ones honest', () => {
    const changed = new Set(demo.works.filter(({ touched }) => touched).map(({ school }) => school))
    expect([...changed].toSorted()).toEqual([...new Set(plantedAnomalies.map(({ school }) => school))].toSorted())
    for (const school of demo.schools) if (school.kind !== 'town') expect(changed).not.toContain(school.login)
  })

  it.each([
    ['strong', indexOf('boundary-lift'), 0.7, 0.95],
    ['weak', plantedAnomalies.findLastIndex(({ mechanism }) => mechanism.kind === 'boundary-lift'), 0.6, 0.8],
  ] as const)('lift to the boundary (%s): works gather just above the cuts', (_name, index, low, high) => {
    const rows = underAnomaly(index)
    expect(shareAboveCuts(rows.map((row) => row.honest))).toBeLessThan(0.56)
    expect(shareAboveCuts(rows.map((row) => row.planted))).toBeGreaterThan(low)
    expect(shareAboveCuts(rows.map((row) => row.planted))).toBeLessThan(high)
  })

  it('lift to the boundary gives exactly the first score of a mark', () => {
    for (const { planted } of underAnomaly(indexOf('boundary-lift'))) {
      const { scale } = assessments.get(planted.assessment)!
      if (!planted.touched || planted.work.attendance === 'absent' || scale === 'missing') continue
      expect([scale[3], scale[4], scale[5]]).toContain(planted.work.total)
    }
  })

  it('match to the register raises the share of equal marks by more than 20 points', () => {
    const rows = underAnomaly(indexOf('register-match'))
    const equal = (works: readonly DemoWork[]) =>
      mean(works.map(({ work }) => (work.attendance === 'present' && work.mark === work.journalMark ? 1 : 0)))
    expect(equal(rows.map((row) => row.planted)) - equal(rows.map((row) => row.honest))).toBeGreaterThan(0.2)
  })

  it('inflation lifts grade 4 by 0.5 to 1 standard deviation, and the same cohort falls back in grade 5', () => {
    const standing = (grade: number, year: number) => {
      const id = demo.assessments.find(
        (row) => row.grade === grade && row.year === year && row.subject === 'Математика',
      )!.id
      const all = demo.works.filter((row) => row.assessment === id)
      const middle = mean(totals(all))
      const sd = Math.sqrt(mean(totals(all).map((total) => (total - middle) ** 2)))
      return (mean(totals(all.filter(({ school }) => school === 'edu990016'))) - middle) / sd
    }
    for (const year of [2024, 2025]) {
      const drop = standing(4, year) - standing(5, year + 1)
      expect(drop).toBeGreaterThan(0.5)
      expect(drop).toBeLessThan(1.5)
    }
  })

  it('lenient marking raises tasks marked by criteria and leaves short answers as they were', () => {
    for (const { planted, honest: before } of underAnomaly(indexOf('lenient-open'))) {
      if (planted.work.attendance === 'absent' || before.work.attendance === 'absent') continue
      const { tasks } = assessments.get(planted.assessment)!
      for (const [i, { response }] of tasks.entries()) {
        const [after, was] = [planted.work.scores[i]!, before.work.scores[i]!]
        if (response === 'short' || was === 'X') expect(after).toBe(was)
        else if (typeof after === 'number') expect(after - was).toBeLessThanOrEqual(1)
      }
    }
  })

  it('dictation gives most of one class the same points in the same tasks', () => {
    const classes = Map.groupBy(underAnomaly(indexOf('dictation')), ({ planted }) => planted.assessment)
    expect(classes.size).toBe(3)
    for (const [id, rows] of classes) {
      const identical = (side: 'planted' | 'honest') =>
        assessments.get(id)!.tasks.filter((_, task) => {
          const scores = rows.flatMap(({ [side]: { work } }) =>
            work.attendance === 'present' ? [work.scores[task]!] : [],
          )
          const counts = [...Map.groupBy(scores, String).values()].map((same) => same.length)
          return Math.max(...counts) / scores.length > 0.75
        }).length
      expect(identical('planted')).toBeGreaterThan(identical('honest') + 1)
    }
  })

  it('keeping away makes the weak absent: absence more than doubles and the absent have lower register marks', () => {
    const rows = underAnomaly(indexOf('kept-away'))
    const absent = (works: readonly DemoWork[]) => works.filter(({ work }) => work.attendance === 'absent')
    const planted = absent(rows.map((row) => row.planted))
    expect(planted.length).toBeGreaterThan(2 * absent(rows.map((row) => row.honest)).length)
    const register = (works: readonly DemoWork[]) =>
      mean(works.flatMap(({ work }) => (work.journalMark === 'none' ? [] : [work.journalMark])))
    expect(register(planted)).toBeLessThan(register(rows.map((row) => row.planted)) - 0.4)
  })
})

describe('the list of markers of the demonstration', () => {
  const planted = new Set(plantedAnomalies.map(({ school }) => school))

  it('covers three years and agrees with what is planted only in part', () => {
    expect(new Set(demo.markers.map(({ year }) => year)).size).toBe(3)
    const listed = new Set(demo.markers.map(({ school }) => school))
    const both = [...planted].filter((school) => listed.has(school))
    expect(both.length).toBeGreaterThan(0)
    expect(both.length).toBeLessThan(planted.size)
    expect([...listed].filter((school) => !planted.has(school)).length).toBeGreaterThan(2)
  })

  it('has at least one marker in every row and no school twice in a year', () => {
    for (const row of demo.markers) expect(row.ru4 || row.ma4 || row.ru5 || row.ma5).toBe(true)
    expect(new Set(demo.markers.map(({ year, school }) => `${year}/${school}`)).size).toBe(demo.markers.length)
  })
})

it('marks follow the scale also where works were changed', () => {
  for (const { assessment, work, touched } of demo.works) {
    const { scale } = assessments.get(assessment)!
    if (touched && work.attendance === 'present' && scale !== 'missing')
      expect(work.mark).toBe(markOf(work.total, scale))
  }
})
